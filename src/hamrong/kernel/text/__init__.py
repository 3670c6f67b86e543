"""Vietnamese text, numbers and dates: search keys without diacritics, sorting, money in words."""
