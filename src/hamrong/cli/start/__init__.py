"""The steps of ./hamrong up, one file a step."""
