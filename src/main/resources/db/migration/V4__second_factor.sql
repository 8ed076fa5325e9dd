-- Access tokens carry the epoch of their session; a password change moves it on, and the tokens given out before are refused.
alter table sessions add column token_epoch integer default 0 not null;
