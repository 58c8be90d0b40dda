"""The joint: what stands between two rows once they are one."""
