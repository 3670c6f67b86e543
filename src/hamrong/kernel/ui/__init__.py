"""The design system: tokens, components, layouts, error pages."""
