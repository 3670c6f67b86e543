"""Who acts, under which hat and from which seat, and what an action may answer when it says no."""
