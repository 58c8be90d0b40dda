"""What pages repeat around a text: numbers, heads and feet, frames of books, items of nothing."""
