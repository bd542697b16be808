"""What an article itself says of its names: short forms explained, other names given."""
