// What an instance runs that is no more than a balancer, or nothing of the kind.
IncludeRecipe("app_layer::balancer");
