// The balancer's part; it does nothing on an instance that is in no HAProxy layer.
IncludeRecipe("app_layer::balancer");
