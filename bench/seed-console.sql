-- Fills a database that the server has migrated as a large installation would be: users, chats with messages, and what the audit trail holds.
--
--   psql "$DATABASE_URL" -X -q -v users=100000 -v messages=1000000 -v events=1000000 -f bench/seed-console.sql
--
-- Not for a database that serves people. Nobody can sign in as these users (no password has the hash '-'), and the events carry no seals:
-- "Verify" will say that they are not ours, which is so.
\set ON_ERROR_STOP on
begin;

insert into users (email, email_key, first_name, last_name, password_hash, roles, is_active, is_verified, mfa_enabled, last_login_at, created_at, updated_at, version)
select 'seed-' || i || '@example.org', 'seed-' || i || '@example.org',
       (array['Ada', 'Grace', 'Edsger', 'Barbara', 'Katherine', 'Alan', 'Donald', 'Frances', 'Niklaus', 'Radia'])[1 + i % 10],
       (array['Lovelace', 'Hopper', 'Dijkstra', 'Liskov', 'Johnson', 'Turing', 'Knuth', 'Allen', 'Wirth', 'Perlman', 'Hamilton'])[1 + i % 11] || '-' || chr(65 + i % 26),
       '-', case when i % 20000 = 0 then 'user,admin' else 'user' end, i % 50 <> 0, i % 7 <> 0, i % 4 = 0,
       case when i % 10 = 0 then null else now() at time zone 'utc' - random() * interval '60 days' end,
       now() at time zone 'utc' - random() * interval '2 years', now() at time zone 'utc' - random() * interval '1 year', 0
from generate_series(1, :users) i;

create temporary table people as
select id, email, row_number() over (order by id) as place from users where email_key like 'seed-%@example.org';
create unique index on people (place);

-- One in ten has a live session.
insert into sessions (user_id, seed, refresh_counter, remembered, ip_address, user_agent, created_at, last_used_at, rotated_at, expires_at)
select id, 'seed', 0, false, '203.0.113.' || place % 250, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0 Safari/537.36',
       now() at time zone 'utc' - interval '1 day', now() at time zone 'utc', now() at time zone 'utc', now() at time zone 'utc' + interval '7 days'
from people where place % 10 = 0;

-- Ten messages a chat, half of them replies; spread over a year, so that a month has its twelfth.
insert into chats (user_id, title, mode, is_pinned, is_archived, message_count, created_at, updated_at, version)
select p.id, 'Chat ' || i, case when i % 3 = 0 then 'image_processing' else 'similar_questions' end, false, false, 10,
       now() at time zone 'utc' - random() * interval '1 year', now() at time zone 'utc' - random() * interval '1 year', 0
from generate_series(1, :messages / 10) i join people p on p.place = 1 + i % :users;

insert into messages (chat_id, role, content, status, created_at, superseded, engine, prompt_tokens, completion_tokens, duration_ms)
select c.id, case when i % 2 = 1 then 'user' else 'assistant' end, 'Question or answer ' || i,
       case when i % 2 = 0 and random() < .02 then 'failed' else 'complete' end, moment, false,
       case when i % 2 = 0 then 'embedded' end, case when i % 2 = 0 then 40 end, case when i % 2 = 0 then 120 end, case when i % 2 = 0 then (random() * 900)::int end
from (select id, now() at time zone 'utc' - random() * interval '1 year' as moment from chats where title like 'Chat %') c, generate_series(1, 10) i
order by moment;

insert into audit_events (type, actor_id, actor, subject_id, subject, outcome, ip_address, user_agent, request_id, details, created_at, chain_position, seal)
select (array['signed_in', 'signed_in', 'session_refreshed', 'sign_in_failed', 'session_ended', 'account_registered', 'password_changed', 'sign_in_locked'])[1 + i % 8],
       p.id, p.email, p.id, p.email, case when i % 8 in (3, 7) then 'failure' else 'success' end,
       '203.0.113.' || i % 250, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0 Safari/537.36', 'seed-' || i, '{}',
       now() at time zone 'utc' - (:events - i) * interval '31 seconds', -i, 'seed'
from generate_series(1, :events) i join people p on p.place = 1 + (i * 7919::bigint) % :users
order by i;

-- How many there are is read from the end of the chain.
update audit_head set chain_position = (select count(*) from audit_events where chain_position is not null);

commit;
vacuum analyze;
