create index note_written on note (written);
