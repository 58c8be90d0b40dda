"""What the paragraphs around one leave open or close."""
