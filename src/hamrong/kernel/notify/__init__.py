"""Messages to people: in the application, by mail, by SMS."""
