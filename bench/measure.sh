# shellcheck shell=bash
# How bench/run measures and what it prints. Sourced by bench/run.

# At most as many load threads as half the processors: the server shares the machine with them.
threads=$(($(getconf _NPROCESSORS_ONLN) / 2))
((threads >= 1)) || threads=1
((threads <= clients)) || threads=$clients

wants() {
    [[ ,$only, == *,$1,* ]]
}

pid_of_port() {
    local found=''
    if command -v ss >/dev/null; then
        found=$(ss -Hltnp "sport = :$1" 2>/dev/null | grep -oE 'pid=[0-9]+' | head -n 1 | cut -d= -f2 || true)
    fi
    if [[ -z $found ]] && command -v lsof >/dev/null; then
        found=$(lsof -nP -t -iTCP:"$1" -sTCP:LISTEN 2>/dev/null | head -n 1 || true)
    fi
    [[ -n $found ]] || fail "found no process that listens on port $1; name it with --pid"
    echo "$found"
}

# CPU time that the server has used since its start, milliseconds.
cpu_ms() {
    if [[ -r /proc/$pid/stat ]]; then
        # Fields 14 and 15 (user, system) in clock ticks; counted from behind the name, which may hold spaces.
        sed 's/.*) //' "/proc/$pid/stat" | awk -v tick="$(getconf CLK_TCK)" '{ printf "%d\n", ($12 + $13) * 1000 / tick }'
    else
        # [[days-]hours:]minutes:seconds[.hundredths]
        ps -o time= -p "$pid" | awk '{ n = split($1, part, /[-:]/); s = part[n] + 60 * part[n - 1]
            if (n > 2) s += 3600 * part[n - 2]; if (n > 3) s += 86400 * part[n - 3]; printf "%d\n", s * 1000 }'
    fi
}

# Waits, half a minute at most, until the server has finished what the last scenario left behind.
settle() {
    local tries before
    for ((tries = 0; tries < 30; tries++)); do
        before=$(cpu_ms)
        sleep 1
        (($(cpu_ms) - before > 150)) || return 0
    done
}

load() {
    BENCH_LUA="$here/lua" BENCH_TOKEN="$token" BENCH_CHATS="$chat_ids" BENCH_PREFIX="$prefix" BENCH_PASSWORD="$password" \
        BENCH_ACCOUNTS="$clients" BENCH_THREADS="$threads" \
        wrk -t "$threads" -c "$clients" -d "${1}s" --timeout 60s -s "$here/lua/$2" "$3"
}

# measure NAME TITLE SCRIPT ADDRESS: warms up, loads, writes a row of the table and the figures NAME_rate, NAME_cpu
measure() {
    local name=$1 title=$2 script=$3 address=$4 started used figures
    echo "$title …" >&2
    sign_in
    # The baseline is what the server does without knowing the caller.
    [[ $name != root ]] || token=''
    ((warmup == 0)) || load "$warmup" "$script" "$address" >/dev/null
    settle
    started=$(cpu_ms)
    load "$seconds" "$script" "$address" >"$scratch/wrk" || fail "wrk failed: $(head -c 300 "$scratch/wrk")"
    used=$(($(cpu_ms) - started))
    figures=$(sed -n 's/^FIGURES //p' "$scratch/wrk")
    if [[ ${figures%% *} -eq 0 ]]; then
        echo "Not one answer in $seconds s: try a longer --seconds or fewer --clients." >&2
        echo "| $title | none | | | | | | |" >>"$scratch/table"
        settle
        return
    fi
    awk -v title="$title" -v cpu="$used" '{ s = $2 / 1e6; printf "| %s | %.1f | %.1f | %.1f | %.1f | %d | %.2f | %.2f |\n",
        title, $1 / s, $3 / 1e3, $4 / 1e3, $5 / 1e3, $6 + $7, cpu / $1, cpu / 1e3 / s }' <<<"$figures" >>"$scratch/table"
    printf -v "${name}_rate" '%s' "$(awk '{ printf "%.3f", $1 / $2 * 1e6 }' <<<"$figures")"
    printf -v "${name}_cpu" '%s' "$(awk -v cpu="$used" '{ printf "%.4f", cpu / $1 }' <<<"$figures")"
    settle
}

bcrypt_jar() {
    local jar war
    if [[ -n ${BCRYPT_JAR:-} ]]; then
        echo "$BCRYPT_JAR"
        return
    fi
    jar=$(find "${HOME}/.m2/repository/org/springframework/security/spring-security-crypto" -name 'spring-security-crypto-*.jar' \
        ! -name '*sources*' 2>/dev/null | sort | tail -n 1 || true)
    war=$(find "$here/../target/liberty/wlp/usr/servers/defaultServer/apps" -name '*.war' 2>/dev/null | head -n 1 || true)
    if [[ -z $jar && -n $war ]] && command -v unzip >/dev/null; then
        unzip -qo "$war" 'WEB-INF/lib/spring-security-crypto-*' -d "$scratch" 2>/dev/null || true
        jar=$(find "$scratch/WEB-INF" -name 'spring-security-crypto-*.jar' 2>/dev/null | head -n 1 || true)
    fi
    echo "$jar"
}

# Password checks per second that this machine can do now with nothing else around, and CPU ms per check; nothing when that cannot be measured.
bare_bcrypt() {
    local jar
    jar=$(bcrypt_jar)
    if [[ -z $jar ]] || ! command -v java >/dev/null; then
        echo "No java or no spring-security-crypto: the bare bcrypt rate is left out." >&2
        return
    fi
    echo 'Bare bcrypt …' >&2
    java -cp "$jar" "$here/Bcrypt.java" "$cost" 5
}

# ratio TITLE DIVIDEND DIVISOR: a line, where both are known
ratio() {
    if [[ -n $2 && -n $3 ]]; then
        awk -v title="$1" -v a="$2" -v b="$3" 'BEGIN { printf "| %s | %.2f |\n", title, a / b }'
    fi
}

report() {
    local bare='' bare_cpu=''
    if [[ -n ${before:-} && -n ${after:-} ]]; then
        bare=$(awk -v a="$before" -v b="$after" 'BEGIN { printf "%.3f", (a + b) / 2 }')
        bare_cpu=$(awk -v a="$before_cpu" -v b="$after_cpu" 'BEGIN { printf "%.3f", (a + b) / 2 }')
    fi
    echo "$(date -u +%Y-%m-%d), $(getconf _NPROCESSORS_ONLN) processors, load average $(uptime | sed -E 's/.*load averages?: *//')," \
        "$clients clients, $seconds s each after $warmup s of warm-up"
    echo
    cat "$scratch/table"
    if [[ -n $bare ]]; then
        echo
        echo "Bare bcrypt at cost $cost, all processors: $before checks/s of $before_cpu CPU ms before the logins," \
            "$after checks/s of $after_cpu CPU ms after."
    fi
    echo
    echo '| ratio within this run | |'
    echo '|---|--:|'
    ratio 'logins/s ÷ bare bcrypt checks/s' "${login_rate:-}" "$bare"
    ratio 'CPU of login ÷ CPU of a bare bcrypt check' "${login_cpu:-}" "$bare_cpu"
    ratio 'CPU of me ÷ CPU of GET /' "${me_cpu:-}" "${root_cpu:-}"
    ratio 'CPU of chat list ÷ CPU of GET /' "${list_cpu:-}" "${root_cpu:-}"
    ratio 'CPU of chat detail ÷ CPU of GET /' "${detail_cpu:-}" "${root_cpu:-}"
    ratio 'CPU of send ÷ CPU of GET /' "${send_cpu:-}" "${root_cpu:-}"
    ratio 'me/s ÷ GET / per second' "${me_rate:-}" "${root_rate:-}"
}
