package org.cognitoee.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cognitoee.problem.Reason;
import org.cognitoee.settings.PublicPath;
import org.cognitoee.token.TestPool;
import org.cognitoee.token.TestToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an application that observes everything is told of its requests, and when. */
@Timeout(30)
class ObservedFilterTest {

    private static final String GOOD = TestToken.good().signed();

    private final TestPool pool = new TestPool();

    private Optional<String> refusal = Optional.empty();

    /** What happens, in its order. */
    private final List<Object> happened = new ArrayList<>();

    private final AccessTokenFilter filter = new AccessTokenFilter(
            new PublicPaths("", List.of(new PublicPath(Set.of("GET"), "/open"))),
            false,
            null,
            pool.checkedBy(token -> refusal),
            Stub.roles(),
            new Observers(happened::add, true, true));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void acceptedToken_isToldBeforeTheApplicationIsCalledEachTime() throws Exception {
        for (int i = 0; i < 2; i++) {
            StubRequest request = new StubRequest("GET", "/a").authorization("Bearer " + GOOD);
            send(request);
            TokenAccepted accepted = assertInstanceOf(TokenAccepted.class, happened.get(0));
            assertEquals("alice", accepted.token().username());
            assertEquals(accepted.token(), GuardedApplication.caller(request.asRequest()));
            assertEquals(List.of(accepted, "passed"), happened);
            happened.clear();
        }
    }

    @Test
    void rejectedRequest_isToldWithItsReasonAlone() throws Exception {
        send(new StubRequest("GET", "/a"));
        send(new StubRequest("GET", "/a").authorization("Bearer " + GOOD, "Bearer " + GOOD));
        send(new StubRequest("GET", "/a").authorization("Bearer garbage"));
        send(new StubRequest("GET", "/a")
                .authorization("Bearer "
                        + TestToken.good().claim("token_use", "\"id\"").signed()));
        pool.clock.move(Duration.ofHours(1));
        send(new StubRequest("GET", "/a").authorization("Bearer " + GOOD));
        assertEquals(
                List.of(
                        new TokenRejected(Reason.TOKEN_MISSING, null),
                        new TokenRejected(Reason.CREDENTIALS_REPEATED, null),
                        new TokenRejected(Reason.TOKEN_MALFORMED, null),
                        new TokenRejected(Reason.TOKEN_USE_REFUSED, null),
                        new TokenRejected(Reason.TOKEN_EXPIRED, null)),
                happened);
    }

    @Test
    void refusalOfTheApplication_isToldWithItsOwnReason() throws Exception {
        refusal = Optional.of("locked");
        send(new StubRequest("GET", "/a").authorization("Bearer " + GOOD));
        assertEquals(List.of(new TokenRejected(Reason.TOKEN_REFUSED, "locked")), happened);
    }

    @Test
    void requestWhoseKeysCannotBeHad_isNoRejection() throws Exception {
        pool.server.fail();
        pool.clock.move(Duration.ofSeconds(10));
        send(new StubRequest("GET", "/a")
                .authorization("Bearer "
                        + TestToken.good().header("kid", "\"another\"").signed()));
        assertEquals(List.of(), happened);
    }

    @Test
    void publicRequestAndAsyncDispatch_areNotToldAtAll() throws Exception {
        send(new StubRequest("GET", "/open").authorization("Bearer garbage"));
        assertEquals(List.of("passed"), happened);
        StubRequest request = new StubRequest("GET", "/a").authorization("Bearer " + GOOD);
        send(request);
        happened.clear();
        send(request.dispatchedAs(DispatcherType.ASYNC));
        assertEquals(List.of("passed"), happened);
    }

    private void send(StubRequest request) throws Exception {
        filter.doFilter(request.asRequest(), new StubResponse().asResponse(), (seen, unused) -> happened.add("passed"));
    }
}
