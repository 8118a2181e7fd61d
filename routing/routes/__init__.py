"""The pure routing problem (no coverage) and the engines that solve it, interchangeable."""
