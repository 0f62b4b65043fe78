// check:ignore RR051
Execute("count the orders");
