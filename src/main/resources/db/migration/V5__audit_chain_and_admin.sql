-- The audit trail as a chain: see docs/decisions/2026-11-25-audit-chain.md.
-- HMAC that the node which recorded the event put on it, after a random part of its own: only a node with SECRET_KEY makes events.
alter table audit_events add column stamp varchar(70);
-- Its place in the chain, 1 for the first, and the HMAC over place, content and the seal before it; null until the sealer has come by.
alter table audit_events add column chain_position bigint;
alter table audit_events add column seal varchar(43);
create unique index audit_events_stamp on audit_events (stamp);
create index audit_events_chain on audit_events (chain_position, id);
create index audit_events_actor_name on audit_events (actor, id);
create index audit_events_subject_name on audit_events (subject, id);

-- One row: the end of the chain. Who seals locks it.
create table audit_head (
    id             integer primary key check (id = 1),
    chain_position bigint not null,
    seal           varchar(43) not null,
    sealed_at      timestamp(6) not null,
    -- HMAC over the other three: a shorter chain cannot be made to look whole.
    stamp          varchar(43) not null
);

-- Whose counter it is, for administrators: HMAC of the address to find all counters of an account, and the address sealed with a key made
-- from SECRET_KEY to show it.
alter table login_guards add column account_key varchar(64);
alter table login_guards add column sealed_email varchar(500);
create index login_guards_account on login_guards (account_key);
create index login_guards_locked on login_guards (locked_until);

-- The link that makes the first administrator is computed from this and SECRET_KEY; null where there is none to be used.
alter table installation add column bootstrap_seed varchar(43);
alter table installation add column bootstrap_expires_at timestamp(6);

-- The servers of the installation; each renews its row while it runs.
create table nodes (
    id           varchar(36) primary key,
    host         varchar(255) not null,
    version      varchar(60) not null,
    started_at   timestamp(6) not null,
    last_seen_at timestamp(6) not null
);

-- Statistics read what was said lately.
create index messages_time on messages (created_at);

-- For replies: how long they took from the request to their end; null while pending and where nobody measured.
alter table messages add column duration_ms bigint;
