-- The reply that a call was made for: whoever ends it for a node that died ends its calls too. Null for none; the reply may be gone.
alter table ai_calls add column reply_id bigint;
-- Tokens put aside in ai_days while the call runs; 0 where there was no daily limit.
alter table ai_calls add column reserved_tokens bigint not null default 0;
create index ai_calls_reply on ai_calls (reply_id);
create index ai_calls_running on ai_calls (outcome, started_at);
