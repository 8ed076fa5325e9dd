# shellcheck shell=bash
# What bench/run needs before it can measure: accounts, a signed-in user, chats and messages. Sourced by bench/run.

password='Bench-mark-9-Lantern-Quay'
prefix="bench-$$-$(date +%s)"

# call METHOD PATH [BODY]: one request; prints the answer's body, fails on a status of 400 and above
call() {
    curl -sS --max-time 60 -X "$1" "$url$2" -w '\n%{http_code}' ${token:+-H "Authorization: Bearer $token"} \
        -H 'Content-Type: application/json' ${3:+-d "$3"} >"$scratch/answer" || fail "no answer to $1 $2"
    local status
    status=$(tail -n 1 "$scratch/answer")
    sed '$d' "$scratch/answer"
    [[ $status -lt 400 ]] || fail "$1 $2 answered $status: $(sed '$d' "$scratch/answer" | head -c 300)"
}

# many: requests from stdin, one a line: PATH BODY; over one connection; prints the ids of what was made
many() {
    awk -v url="$url" -v token="$token" '{
        path = $1; body = substr($0, length($1) + 2); gsub(/["\\]/, "\\\\&", body)
        if (NR > 1) print "next"
        printf "url = \"%s%s\"\nheader = \"Authorization: Bearer %s\"\nheader = \"Content-Type: application/json\"\n", url, path, token
        printf "data = \"%s\"\nfail\nsilent\nshow-error\nmax-time = 60\nwrite-out = \"\\n\"\n", body
    }' | curl -K - >"$scratch/answers" || fail "could not make the chats and messages"
    grep -oE '"id":[0-9]+' "$scratch/answers" | cut -d: -f2
}

sign_in() {
    token=''
    token=$(call POST /api/auth/login "{\"email\":\"$prefix-1@example.org\",\"password\":\"$password\"}" |
        sed -nE 's/.*"access_token":"([^"]+)".*/\1/p')
    [[ -n $token ]] || fail "sign-in gave no access token"
}

# An account per client for the login scenario; the first one owns the chats.
register() {
    local number
    for ((number = 1; number <= clients; number++)); do
        call POST /api/auth/register "{\"email\":\"$prefix-$number@example.org\",\"first_name\":\"Bench\",\"last_name\":\"Mark\",\
\"password\":\"$password\",\"confirm_password\":\"$password\",\"terms_accepted\":true}" >/dev/null
    done
}

prepare() {
    echo "Preparing $clients accounts, $((chats + 1)) chats, $((chats + long_chat_messages)) messages …" >&2
    token=''
    register
    sign_in
    long_chat=$(call POST /api/chats '{"title":"The long one","mode":"similar_questions"}' | sed -nE 's/.*"id":([0-9]+).*/\1/p')
    seq "$long_chat_messages" | awk -v chat="$long_chat" '{
        printf "/api/chats/%s/messages?reply=false {\"content\":\"Question %d: how does a hash index differ from a tree index?\"}\n", chat, $1
    }' | many >/dev/null
    chat_ids=$(seq "$chats" | awk '{ printf "/api/chats {\"title\":\"Chat number %d\",\"mode\":\"similar_questions\"}\n", $1 }' | many | paste -sd, -)
    [[ $(tr ',' '\n' <<<"$chat_ids" | grep -c .) -eq $chats ]] || fail "not all chats were made"
    tr ',' '\n' <<<"$chat_ids" | awk '{ printf "/api/chats/%s/messages?reply=false {\"content\":\"What is a monitor in Java?\"}\n", $1 }' |
        many >/dev/null
    [[ $(call GET "/api/chats/$long_chat" | grep -o '"role":"user"' | grep -c .) -eq $long_chat_messages ]] ||
        fail "the long chat does not have $long_chat_messages messages"
}
