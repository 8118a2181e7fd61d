"""Tables of a bureau, as they are on its disks, into records of the workspace."""
