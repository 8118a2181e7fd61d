"""The dock: one page per question of the dispatcher's day."""
