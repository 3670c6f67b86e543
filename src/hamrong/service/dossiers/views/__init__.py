"""Pages of the one-stop shop for officials."""
