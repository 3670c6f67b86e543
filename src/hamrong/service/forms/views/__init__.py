"""Pages of the forms themselves: pictures that questions need."""
