-- 200 characters, of which H2 counts those outside the basic plane as two.
alter table chats alter column title set data type varchar(400);
