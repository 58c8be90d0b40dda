"""How fast is it: ratios to `ftfy.fix_text`, in interleaved rounds of fresh processes."""
