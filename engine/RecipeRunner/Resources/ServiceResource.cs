using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>A service of the machine's init system (Chef's <c>service</c>).</summary>
    /// <action name="enable">Has it started at boot.</action>
    /// <action name="disable">Has it no longer started at boot.</action>
    /// <action name="start">Starts it, unless it runs.</action>
    /// <action name="stop">Stops it, if it runs.</action>
    /// <action name="restart">Restarts it, at each converge: usually asked for by a notification.</action>
    /// <action name="reload">Has it read its configuration anew, if it runs: usually asked for by a notification.</action>
    /// <action name="mask">Keeps anybody from starting it (systemd).</action>
    /// <action name="unmask">Ends that.</action>
    /// <example><code>
    /// File("/etc/nginx/conf.d/limits.conf", new() { Content = "client_max_body_size 20m;\n", Notifies = [new(Reload, "service[nginx]")] });
    /// Service("nginx", new() { Action = [Enable, Start] });
    /// </code></example>
    public sealed record ServiceResource : Resource<ServiceResource.State>
    {
        private static readonly ResourceAction[] Known = ["enable", "disable", "start", "stop", "restart", "reload", "mask", "unmask"];

        /// <summary>The unit or init script. Default: the resource's name.</summary>
        public Value<string>? ServiceName { get; init; }

        /// <summary>
        /// Carries out each start, restart and reload, and sees for itself that the service took it: an init system's word often
        /// means only that the order was passed on. It returns what is wrong, which fails the action, or null. A plan calls none.
        /// Default: the init system is believed. Not in Chef.
        /// </summary>
        public Func<ServiceOrder, string?>? Witness { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>Nothing, as in Chef: a service waits to be notified unless it says more.</summary>
        protected override Many<ResourceAction> DefaultAction => ResourceAction.Nothing;

        /// <summary>What the init system says.</summary>
        /// <param name="Name">The unit or init script.</param>
        /// <param name="Status">Its state.</param>
        public sealed record State(string Name, ServiceStatus Status)
        {
            /// <summary>Where a witness is called; null in a plan, which has nothing to see.</summary>
            internal ResourceContext? Scene { get; init; }
        }

        internal override Command Touches => new([ServiceName?.Get() ?? Name]);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            string name = ServiceName?.Get() ?? Name;
            return new(name, context.Machine.Services.Status(name)) { Scene = context.Run.IsPlan ? null : context };
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state)
        {
            (string name, ServiceStatus now) = (state.Name, state.Status);
            return action.Name switch
            {
                "enable" => Unless(now.Enabled || !now.Toggles, $"enable service {name}", s => s.Enable(name)),
                "disable" => Unless(!now.Enabled || !now.Toggles, $"disable service {name}", s => s.Disable(name)),
                "start" => Unless(now.Running, $"start service {name}", Witnessed(action, state, s => s.Start(name))),
                "stop" => Unless(!now.Running, $"stop service {name}", s => s.Stop(name)),
                "restart" => Unless(false, $"restart service {name}", Witnessed(action, state, s => s.Restart(name))),
                // As in Chef, a service that does not run has nothing to reload.
                "reload" => Unless(!now.Running, $"reload service {name}", Witnessed(action, state, s => s.Reload(name))),
                "mask" => Unless(now.Masked, $"mask service {name}", s => s.Mask(name)),
                _ => Unless(!now.Masked, $"unmask service {name}", s => s.Unmask(name)),
            };
        }

        private Action<IServices> Witnessed(ResourceAction action, State state, Action<IServices> apply) =>
            Witness is not { } witness || state.Scene is not { } scene
                ? apply
                : _ => new ServiceOrder(state.Name, action, scene.Machine, apply, scene.Say).Under(witness);

        private static IEnumerable<Step> Unless(bool done, string description, Action<IServices> apply) =>
            done ? [] : [new Step(description, m => apply(m.Services)) { IsOpaque = true }];
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a service. Actions: enable, disable, start, stop, restart, reload, mask, unmask; default nothing.</summary>
        public static ResourceSlot Service(string name, ServiceResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
