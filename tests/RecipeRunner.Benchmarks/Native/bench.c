/* The timer and the floors of the benchmark.
 *
 *   bench time LOG COMMAND...   runs the command with standard input closed and its output in LOG, and prints
 *                               "status wall_us user_us sys_us maxrss_kb"; a signal counts as 128 plus its number.
 *                               It is a small program of its own because a child's peak memory, as Linux counts it,
 *                               starts with what its parent had when it forked: below a .NET program that is 50 MB.
 *   bench write N FOLDER        writes N files: temp, write, fchmod, fsync, rename; one fsync of the folder at the end.
 *   bench compare N FOLDER      reads and compares N files and checks their mode; 1 when one differs.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what, const char *path)
{
    fprintf(stderr, "%s %s: %s\n", what, path, strerror(errno));
    exit(70);
}

static long long now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

static long long us(struct timeval t)
{
    return t.tv_sec * 1000000LL + t.tv_usec;
}

static int time_command(const char *log, char **command)
{
    int out = open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (out < 0 || in < 0) die("open", log);

    long long start = now_us();
    pid_t child = fork();
    if (child < 0) die("fork", command[0]);
    if (child == 0) {
        dup2(in, 0);
        dup2(out, 1);
        dup2(out, 2);
        execvp(command[0], command);
        die("exec", command[0]);
    }

    int status;
    struct rusage used;
    while (wait4(child, &status, 0, &used) < 0)
        if (errno != EINTR) die("wait4", command[0]);
    long long wall = now_us() - start;

    printf("%d %lld %lld %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
           wall, us(used.ru_utime), us(used.ru_stime), used.ru_maxrss);
    return 0;
}

static int write_files(int count, const char *folder)
{
    char path[4096], temp[4096], text[64];
    for (int i = 0; i < count; i++) {
        int length = snprintf(text, sizeof text, "content of file %d\n", i);
        snprintf(path, sizeof path, "%s/f%d", folder, i);
        snprintf(temp, sizeof temp, "%s/.f%d.tmp", folder, i);
        int file = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0) die("open", temp);
        if (write(file, text, length) != length) die("write", temp);
        if (fchmod(file, 0644) < 0) die("fchmod", temp);
        if (fsync(file) < 0) die("fsync", temp);
        if (close(file) < 0) die("close", temp);
        if (rename(temp, path) < 0) die("rename", temp);
    }
    int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0 || fsync(directory) < 0) die("fsync", folder);
    return 0;
}

static int compare_files(int count, const char *folder)
{
    char path[4096], text[64], found[128];
    struct stat by_name, by_handle;
    int different = 0;
    for (int i = 0; i < count; i++) {
        int length = snprintf(text, sizeof text, "content of file %d\n", i);
        snprintf(path, sizeof path, "%s/f%d", folder, i);
        if (lstat(path, &by_name) < 0) die("lstat", path);
        int file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (file < 0 || fstat(file, &by_handle) < 0) die("open", path);
        int got = read(file, found, sizeof found);
        close(file);
        if (got != length || memcmp(found, text, length) != 0 || (by_name.st_mode & 07777) != 0644)
            different = 1;
    }
    return different;
}

int main(int argc, char **argv)
{
    if (argc > 3 && strcmp(argv[1], "time") == 0) return time_command(argv[2], argv + 3);
    if (argc == 4 && strcmp(argv[1], "write") == 0) return write_files(atoi(argv[2]), argv[3]);
    if (argc == 4 && strcmp(argv[1], "compare") == 0) return compare_files(atoi(argv[2]), argv[3]);
    fprintf(stderr, "bench time LOG COMMAND... | bench write N FOLDER | bench compare N FOLDER\n");
    return 64;
}
