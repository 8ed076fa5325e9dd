package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmodes.blackbox.Pictures;
import org.llmmodes.blackbox.Visitor;

/**
 * The React client of the service that this product replaces: axios in a page of another origin, with its interceptors, unchanged but for the base
 * address.
 */
@NeedsBrowser
@SuppressWarnings("unchecked")
class AxiosClientStory {

    /** What that client does: the token in a header, a refresh when the middle part of the refresh token says that it still lives, one retry. */
    private static final String CLIENT = """
            const base = arguments[0];
            const done = arguments[arguments.length - 1];
            const api = axios.create({baseURL: base, headers: {'Content-Type': 'application/json'}});
            api.interceptors.request.use(config => {
              const token = localStorage.getItem('access_token');
              if (token) config.headers.Authorization = `Bearer ${token}`;
              return config;
            });
            const lives = token => JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).exp * 1000 > Date.now();
            api.interceptors.response.use(response => response, async error => {
              const request = error.config;
              if (error.response?.status === 401 && !request._retry && localStorage.getItem('refresh_token')) {
                request._retry = true;
                const token = localStorage.getItem('refresh_token');
                if (lives(token)) {
                  const {data} = await axios.post(`${base}/api/auth/refresh`, {refresh_token: token});
                  localStorage.setItem('access_token', data.access_token);
                  localStorage.setItem('refresh_token', data.refresh_token);
                  request.headers.Authorization = `Bearer ${data.access_token}`;
                  return api(request);
                }
              }
              return Promise.reject(error);
            });
            const shown = error => ({status: error.response?.status, detail: error.response?.data?.detail, retry: error.response?.headers?.['retry-after'],
              id: error.response?.headers?.['x-request-id']});
            const login = async (email, password) => {
              const {data} = await api.post('/api/auth/login', {email, password});
              localStorage.setItem('access_token', data.access_token);
              localStorage.setItem('refresh_token', data.refresh_token);
              return data;
            };
            (async () => {
              %s
            })().then(done, error => done({failed: String(error), ...shown(error)}));
            """;

    private FriendlyPage page;
    private Browser browser;

    @BeforeEach
    void open() {
        page = FriendlyPage.open();
        browser = Browser.open(java.net.URI.create(Site.FRIEND));
        browser.goTo("/");
    }

    @AfterEach
    void close() {
        browser.close();
        page.close();
    }

    private Map<String, Object> runs(String script, Object... arguments) {
        var all = new java.util.ArrayList<Object>();
        all.add(Site.node().address().toString());
        all.addAll(List.of(arguments));
        return (Map<String, Object>) browser.runAndWait(CLIENT.formatted(script), all.toArray());
    }

    @Test
    void itSignsInAndListsChatsWithTheSlashAtTheEnd() {
        var user = Site.node().visitor().signUp();

        var seen = runs("""
                const tokens = await login(arguments[1], arguments[2]);
                const made = await api.post('/api/chats/', {title: 'From React', mode: 'similar_questions'});
                const all = await api.get('/api/chats/');
                const sent = await api.post(`/api/chats/${made.data.id}/messages`, {content: 'What is REST?'});
                const chat = await api.get(`/api/chats/${made.data.id}`);
                return {type: tokens.token_type, made: made.status, titles: all.data.map(each => each.title), total: all.headers['x-total-count'],
                  reply: sent.data.reply.status, messages: chat.data.messages.length};
                """.replace("arguments[1]", "'" + user.email() + "'")
                .replace("arguments[2]", "'" + Visitor.PASSWORD + "'"));

        assertThat(seen)
                .containsEntry("type", "bearer")
                .containsEntry("made", 201L)
                .containsEntry("titles", List.of("From React"))
                .containsEntry("total", "1")
                .containsEntry("reply", "complete")
                .containsEntry("messages", 2L);
    }

    @Test
    void itRefreshesByTheExpiryInTheMiddlePartOfTheRefreshToken() {
        var user = Site.node().visitor().signUp();

        var seen = runs("""
                localStorage.setItem('access_token', 'run.out.token');
                localStorage.setItem('refresh_token', '%s');
                const me = await api.get('/api/auth/me');
                return {email: me.data.email, renewed: localStorage.getItem('access_token') !== 'run.out.token'};
                """.formatted(user.refreshToken()));

        assertThat(seen).containsEntry("email", user.email()).containsEntry("renewed", true);
    }

    @Test
    void itSendsPicturesAsDataUrls() {
        var user = Site.node().visitor().signUp();

        var seen = runs("""
                localStorage.setItem('access_token', '%s');
                const chat = await api.post('/api/chats/', {title: 'A picture', mode: 'image_processing'});
                const sent = await api.post(`/api/chats/${chat.data.id}/messages`, {content: 'Make it black and white', message_metadata:
                  {files: [{name: 'orange.png', type: 'image/png', size: 100, data: '%s'}]}});
                const file = sent.data.message_metadata.files[0];
                const bytes = await api.get(file.url, {responseType: 'blob'});
                return {status: sent.status, width: file.width, data: file.data === undefined, type: bytes.data.type, made: sent.data.reply.message_metadata.files.length};
                """.formatted(user.accessToken(), Pictures.dataUrl("image/png", Pictures.of("png", 20, 10))));

        assertThat(seen)
                .containsEntry("status", 201L)
                .containsEntry("width", 20L)
                .containsEntry("data", true)
                .containsEntry("type", "image/png")
                .containsEntry("made", 1L);
    }

    @Test
    void itShowsTheDetailOfErrorsWhichAreReadableAcrossOrigins() {
        var seen = runs("""
                const wrong = await login('nobody@example.org', 'Wrong-Horse-7-Battery').catch(shown);
                const nothing = await api.get('/api/nothing').catch(shown);
                const nobody = await api.get('/api/chats/').catch(shown);
                const empty = await api.post('/api/auth/register', {}).catch(error => error.response.data.errors.map(each => each.field).sort());
                return {wrong, nothing: nothing.status, nobody, empty};
                """);

        var wrong = (Map<String, Object>) java.util.Objects.requireNonNull(seen.get("wrong"));
        assertThat(wrong).containsEntry("status", 401L);
        assertThat(String.valueOf(wrong.get("detail"))).endsWith(".");
        assertThat(String.valueOf(wrong.get("id"))).isNotBlank();
        assertThat(seen).containsEntry("nothing", 404L);
        assertThat((Map<String, Object>) seen.get("nobody")).containsEntry("status", 401L);
        assertThat((List<Object>) seen.get("empty")).contains("email", "password");
    }

    @Test
    void anotherOriginIsNotLetIn() {
        browser.goTo(Site.FRIEND.replace("localhost", "127.0.0.1"));

        var seen = runs("""
                return await api.get('/').then(() => ({read: true}), error => ({read: false, code: error.code}));
                """);

        assertThat(seen).containsEntry("read", false).containsEntry("code", "ERR_NETWORK");
    }
}
