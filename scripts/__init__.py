"""What makes files that are kept in the repository from something else."""
