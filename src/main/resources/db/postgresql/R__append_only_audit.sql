-- On PostgreSQL the database itself refuses to change the audit trail: an event gets its place and seal, once, and nothing else ever. This
-- stops mistakes; who owns the tables can switch it off, and the seals then show what was done.
create or replace function audit_events_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.chain_position is null and old.seal is null
            and (to_jsonb(old) - 'chain_position' - 'seal') = (to_jsonb(new) - 'chain_position' - 'seal') then
            return new;
        end if;
    end if;
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;

drop trigger if exists audit_events_append_only on audit_events;
create trigger audit_events_append_only before update or delete on audit_events
    for each row execute function audit_events_append_only();

drop trigger if exists audit_events_no_truncate on audit_events;
create trigger audit_events_no_truncate before truncate on audit_events
    for each statement execute function audit_events_append_only();
