-- How PostgreSQL runs the queries behind lists, with 100,000 chats and 521,000 messages. Everything is rolled back.
--
--   psql "$DATABASE_URL" -X -q -f bench/plans.sql        (a database that the server has migrated; not one that serves people)
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
begin;

insert into users (email, email_key, first_name, last_name, password_hash, roles, is_active, is_verified, mfa_enabled, created_at, updated_at, version)
select 'plan-' || i || '@example.org', 'plan-' || i || '@example.org', 'Plan', 'Person', '-', 'user', true, false, false, now(), now(), 0
from generate_series(1, 200) i;

insert into chats (user_id, title, mode, is_pinned, is_archived, message_count, created_at, updated_at, version)
select u.id, 'Chat ' || i, 'similar_questions', i % 100 = 0, i % 5 = 0, 5, now(), now() - random() * interval '1 year', 0
from users u, generate_series(1, 500) i where u.email like 'plan-%' order by random();

insert into messages (chat_id, role, content, status, created_at, superseded)
select c.id, 'user', 'Question ' || i, 'complete', now(), i = 3
from generate_series(1, 5) i, chats c join users u on u.id = c.user_id where u.email like 'plan-%'
order by random();

select min(id) as one from users where email like 'plan-%' \gset
select min(id) as long, max(id) as huge from chats where user_id = :one \gset

-- Two long conversations, each written in one go: 0.2 % and 4 % of all messages.
insert into messages (chat_id, role, content, status, created_at, superseded)
select :long, 'user', 'Question ' || i, 'complete', now(), i % 20 = 0 from generate_series(1, 1000) i;
insert into messages (chat_id, role, content, status, created_at, superseded)
select :huge, 'user', 'Question ' || i, 'complete', now(), i % 20 = 0 from generate_series(1, 20000) i;
analyze users; analyze chats; analyze messages;

\echo '--- GET /api/chats: the page'
explain (analyze, buffers, costs off, timing off) select * from chats where user_id = :one and is_archived = false
order by is_pinned desc, updated_at desc, id desc limit 50;
\echo '--- GET /api/chats?include_archived=true: the page'
explain (analyze, buffers, costs off, timing off) select * from chats where user_id = :one
order by is_pinned desc, updated_at desc, id desc limit 50;
\echo '--- GET /api/chats: X-Total-Count'
explain (analyze, buffers, costs off, timing off) select count(id) from chats where user_id = :one and is_archived = false;
\echo '--- GET /api/chats/{id}: a chat of 1,000 messages, the latest 501'
explain (analyze, buffers, costs off, timing off) select * from messages where chat_id = :long and superseded = false
and id <= 9223372036854775807 order by id desc limit 501;
\echo '--- GET /api/chats/{id}/messages: its first page'
explain (analyze, buffers, costs off, timing off) select * from messages where chat_id = :long and superseded = false order by id limit 50;
\echo '--- GET /api/chats/{id}/messages?include_superseded=true: its first page'
explain (analyze, buffers, costs off, timing off) select * from messages where chat_id = :long order by id limit 50;
\echo '--- GET /api/chats/{id}: a chat of 20,000 messages, the latest 501'
explain (analyze, buffers, costs off, timing off) select * from messages where chat_id = :huge and superseded = false
and id <= 9223372036854775807 order by id desc limit 501;
\echo '--- GET /api/chats/{id}/messages: its first page'
explain (analyze, buffers, costs off, timing off) select * from messages where chat_id = :huge and superseded = false order by id limit 50;
\echo '--- GET /api/chats/{id}/messages?offset=10000'
explain (analyze, buffers, costs off, timing off) select * from messages where chat_id = :huge and superseded = false order by id
limit 50 offset 10000;
\echo '--- GET /api/chats/search: messages with a word, of a user with 500 chats'
explain (analyze, buffers, costs off, timing off) select m.* from messages m, chats c where c.id = m.chat_id and c.user_id = :one
and m.superseded = false and lower(m.content) like lower('%question 4%') escape '!' order by m.id desc limit 50;

rollback;
