package org.cognitoee.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.cognitoee.token.SigningKey.FOREIGN;
import static org.cognitoee.token.SigningKey.ONE;
import static org.cognitoee.token.SigningKey.TWO;
import static org.cognitoee.token.TestToken.CLIENT;
import static org.cognitoee.token.TestToken.ISSUER;
import static org.cognitoee.token.TestToken.good;
import static org.cognitoee.token.TestToken.quoted;
import static org.cognitoee.token.TestToken.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cognitoee.problem.Reason;
import org.cognitoee.token.Verification.Rejected;
import org.cognitoee.token.Verification.Unavailable;
import org.cognitoee.token.Verification.Verified;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that was good before is known again, and what that may not change. */
@Timeout(60)
class KnownTokensTest {

    private static final String GOOD = good().signed();
    private static final int CAPACITY = 10;

    private final KeyServer server = new KeyServer();
    private final HandDrivenClock clock = new HandDrivenClock();
    private final HandDrivenScheduler scheduler = new HandDrivenScheduler();
    private final JwksCache keys = TestPool.cache(Map.of(ISSUER, server.uri()), scheduler, clock);
    private final Set<String> endedSignIns = new HashSet<>();
    private final TokenVerifier verifier = verifier(TestPool.POLICY, CAPACITY);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tokenSeenBefore_isKnownByItsCharacters() {
        AccessToken first = verified(GOOD);
        AccessToken second = verified(new String(GOOD.toCharArray()));
        assertEquals(first, second);
        assertSame(second, verified(GOOD));
        assertStatus(1, 2, 1, 0);
    }

    @Test
    void tokenWhoseKeyIsWithdrawn_isRefusedWithTheRefreshThatShowsItUntilTheKeyIsBack() {
        String ofTwo = good().kid(TWO).signedBy(TWO);
        verified(GOOD);
        verified(ofTwo);
        server.publish(TWO);
        verified(GOOD);
        refresh();
        assertRejected(Reason.TOKEN_KEY_UNKNOWN, GOOD);
        verified(ofTwo);
        server.publish(ONE, TWO);
        refresh();
        long hits = status().hits();
        verified(GOOD);
        verified(ofTwo);
        assertEquals(hits + 2, status().hits());
    }

    @Test
    void tokenWhoseKeyIdHasAnotherKeyNow_isNotSignedByIt() {
        verified(GOOD);
        server.answer(KeyServer.Answer.of(200, SigningKey.jwks(FOREIGN.jwk().replace(FOREIGN.kid(), ONE.kid()))));
        refresh();
        assertRejected(Reason.TOKEN_SIGNATURE_INVALID, GOOD);
    }

    @Test
    void tokenAfterTheStaleLimit_isNobodysFault() {
        String longLived = good().claim("exp", seconds(100 * 3600)).signed();
        verified(longLived);
        server.fail();
        refresh();
        clock.move(IssuerKeys.STALE_LIMIT.minusMillis(1));
        verified(longLived);
        clock.move(Duration.ofMillis(1));
        assertEquals(
                new Unavailable(Reason.KEYS_UNAVAILABLE, IssuerKeys.COOL_DOWN),
                verifier.verify(new PresentedToken(longLived)));
        server.publish(ONE);
        clock.move(IssuerKeys.COOL_DOWN);
        verified(longLived);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 200})
    void knownToken_isExpiredAtItsTimeAndNotBefore(int skew) {
        TokenVerifier skewed = verifier(
                new TokenPolicy(Map.of(ISSUER, Set.of(CLIENT)), Set.of(), Duration.ofSeconds(skew), 24 * 1024),
                CAPACITY);
        PresentedToken token =
                new PresentedToken(good().claim("exp", seconds(100)).signed());
        assertInstanceOf(Verified.class, skewed.verify(token));
        clock.move(Duration.ofSeconds(100L + skew).minusMillis(1));
        assertInstanceOf(Verified.class, skewed.verify(token));
        assertEquals(1, skewed.verifiedTokens().hits());
        clock.move(Duration.ofMillis(1));
        assertEquals(new Rejected(Reason.TOKEN_EXPIRED), skewed.verify(token));
    }

    @Test
    void tokenPresentedAfterItHasExpired_isNotKept() {
        String token = good().claim("exp", seconds(100)).signed();
        verified(token);
        clock.move(Duration.ofSeconds(100));
        assertRejected(Reason.TOKEN_EXPIRED, token);
        assertEquals(0, status().size());
    }

    @Test
    void tokenThatHasExpiredUnnoticed_isGoneWithTheFirstThatComesFiveMinutesLater() {
        verified(good().claim("exp", seconds(100)).signed());
        clock.move(Duration.ofSeconds(299));
        verified(GOOD);
        assertEquals(2, status().size());
        clock.move(Duration.ofSeconds(1));
        verified(good().claim("jti", quoted("another")).signed());
        assertStatus(2, 0, 3, 1);
    }

    @Test
    void knownToken_isVerifiedAnewAfterFiveMinutesAndThenKnownAgain() {
        AccessToken first = verified(GOOD);
        clock.move(Duration.ofSeconds(299));
        assertSame(first, verified(GOOD));
        clock.move(Duration.ofSeconds(1));
        AccessToken anew = verified(GOOD);
        assertNotSame(first, anew);
        assertEquals(first, anew);
        assertSame(anew, verified(GOOD));
        assertStatus(1, 2, 2, 1);
    }

    @Test
    void clockSetBackBeforeATokenWasIssued_leavesWhatIsKnownKnown() {
        verified(GOOD);
        clock.move(Duration.ofHours(-1));
        verified(GOOD);
        clock.move(Duration.ofHours(1));
        verified(GOOD);
        assertEquals(2, status().hits());
    }

    @Test
    void revokedToken_isRefusedAtFirstSightWithoutBeingKept() {
        endedSignIns.add("origin-1");
        assertRejected(Reason.TOKEN_REVOKED, GOOD);
        assertStatus(0, 0, 1, 0);
        endedSignIns.clear();
        verified(GOOD);
    }

    @Test
    void knownTokenThatIsRevokedLater_isRefused() {
        verified(GOOD);
        endedSignIns.add("origin-1");
        assertRejected(Reason.TOKEN_REVOKED, GOOD);
        assertStatus(1, 1, 1, 0);
        String other = good().claim("origin_jti", "\"origin-2\"").signed();
        verified(other);
        verified(other);
    }

    @Test
    void expiredAndRevokedToken_isExpired() {
        verified(GOOD);
        endedSignIns.add("origin-1");
        clock.move(Duration.ofHours(1));
        assertRejected(Reason.TOKEN_EXPIRED, GOOD);
    }

    @Test
    void rejectedTokens_areNotKeptAndPushNobodyOut() {
        List<String> good = numbered(CAPACITY);
        good.forEach(this::verified);
        TestToken refused = good().claim("token_use", "\"id\"");
        for (int i = 0; i < 20; i++) {
            assertRejected(
                    Reason.TOKEN_USE_REFUSED,
                    refused.claim("jti", quoted("x" + i)).signed());
        }
        String signature = GOOD.substring(GOOD.lastIndexOf('.') + 1);
        for (int i = 0; i < 1000; i++) {
            assertRejected(
                    Reason.TOKEN_SIGNATURE_INVALID,
                    good().claim("jti", quoted("forged" + i)).signingInput() + '.' + signature);
            assertRejected(Reason.TOKEN_MALFORMED, "garbage" + i);
        }
        assertStatus(CAPACITY, 0, CAPACITY + 2020, 0);
        good.forEach(this::verified);
        assertStatus(CAPACITY, CAPACITY, CAPACITY + 2020, 0);
    }

    @Test
    void tokensBeyondTheCapacity_areAsGoodAndNoMoreAreKept() {
        List<String> many = numbered(5 * CAPACITY);
        many.forEach(this::verified);
        many.forEach(this::verified);
        assertEquals(CAPACITY, status().size());
        assertEquals(CAPACITY, status().capacity());
        assertTrue(status().evictions() >= 4 * CAPACITY);
    }

    @Test
    void capacityOfNone_keepsNothing() {
        TokenVerifier none = verifier(TestPool.POLICY, 0);
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(Verified.class, none.verify(new PresentedToken(GOOD)));
        }
        assertEquals(0, none.verifiedTokens().capacity());
        assertEquals(0, none.verifiedTokens().size());
        assertEquals(0, none.verifiedTokens().hits());
    }

    static Stream<String> lookalikes() {
        String[] parts = GOOD.split("\\.", -1);
        String[] others =
                good().kid(TWO).claim("jti", "\"other\"").signedBy(TWO).split("\\.", -1);
        int bits = 8 * GOOD.length();
        StringBuilder extended = new StringBuilder(GOOD).append('\u0080');
        while (extended.length() % 64 != 60) {
            extended.append('\0');
        }
        extended.append((char) (bits >>> 24 & 0xFF))
                .append((char) (bits >>> 16 & 0xFF))
                .append((char) (bits >>> 8 & 0xFF))
                .append((char) (bits & 0xFF));
        char first = GOOD.charAt(0);
        return Stream.of(
                good().signedBy(FOREIGN),
                parts[0] + '.' + parts[1] + '.' + others[2],
                parts[0] + '.' + others[1] + '.' + parts[2],
                others[0] + '.' + parts[1] + '.' + parts[2],
                others[0] + '.' + others[1] + '.' + parts[2],
                GOOD + '\0',
                GOOD + ' ',
                GOOD + '=',
                GOOD + '?',
                GOOD + '\u0100',
                GOOD + '\uD83D',
                GOOD + '.',
                '\uFEFF' + GOOD,
                extended.toString(),
                (char) (first + 0x100) + GOOD.substring(1),
                '?' + GOOD.substring(1),
                (char) (first ^ 0x20) + GOOD.substring(1),
                GOOD.substring(0, GOOD.length() - 1));
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void tokenWithOtherPartsThanAKnownOne_isNotKnown(String lookalike) {
        verified(GOOD);
        assertInstanceOf(Rejected.class, verifier.verify(new PresentedToken(lookalike)));
        assertEquals(0, status().hits());
        assertEquals(1, status().size());
    }

    @Test
    void tokensOfOneKey_shareWhatIsTheSameEvenAcrossARefresh() {
        AccessToken one = known(good().claim("sub", "\"one\"").signed());
        refresh();
        AccessToken two = known(good().claim("sub", "\"two\"").signed());
        assertSame(one.issuer(), two.issuer());
        assertSame(one.keyId(), two.keyId());
        assertSame(one.clientId(), two.clientId());
        assertSame(one.scopes(), two.scopes());
        assertSame(one.groups(), two.groups());
        assertEquals("one", one.subject());
        assertEquals("two", two.subject());
    }

    @ParameterizedTest
    @CsvSource({"alice, alice, true", "alice, bob, false"})
    void usernameThatIsTheSubject_isTheSameString(String subject, String username, boolean same) {
        AccessToken token = known(good().claim("sub", quoted(subject))
                .claim("username", quoted(username))
                .signed());
        assertEquals(username, token.username());
        if (same) {
            assertSame(token.subject(), token.username());
        } else {
            assertEquals(subject, token.subject());
        }
    }

    @Test
    void machinesToken_hasNoUsernameWhenItIsKnownEither() {
        AccessToken token =
                known(good().without("username").without("origin_jti").signed());
        assertNull(token.username());
        assertNull(token.originId());
    }

    @Test
    void knownToken_hasAllThatItHadAtFirstSight() {
        String compact = good().claim("nbf", seconds(-5)).signed();
        AccessToken first = verified(compact);
        assertEquals(first, known(compact));
    }

    @Test
    void nothingThatIsKept_holdsAToken() throws Exception {
        verified(GOOD);
        verified(GOOD);
        Set<Object> kept = reachable(part("verifiedTokens"));
        assertTrue(kept.stream().anyMatch(VerifiedTokens.Entry.class::isInstance), "the walk has missed the entry");
        assertTrue(kept.contains("origin-1"));
        assertNothingContains(kept, List.of(GOOD.split("\\.", -1)));
    }

    @Test
    void nothingThatIsKeptOfAHeader_holdsMoreOfTheToken() throws Exception {
        verified(GOOD);
        List<String> segments = List.of(GOOD.split("\\.", -1));
        Set<Object> kept = reachable(part("knownHeaders"));
        assertTrue(
                kept.stream().anyMatch(object -> text(object).equals(segments.get(0))),
                "the walk has missed the header");
        assertNothingContains(kept, segments.subList(1, 3));
    }

    @Test
    void header_isRememberedOnlyOfAGoodToken() throws Exception {
        KnownHeaders headers = assertInstanceOf(KnownHeaders.class, part("knownHeaders"));
        ByteBuffer segment = headerSegment(GOOD);
        verifier.verify(new PresentedToken(good().signedBy(FOREIGN)));
        verifier.verify(new PresentedToken(good().claim("token_use", "\"id\"").signed()));
        verifier.verify(new PresentedToken(good().claim("iss", "\"other\"").signed()));
        assertNull(headers.get(segment));
        verified(GOOD);
        assertEquals(new JoseHeader.Named(ONE.kid()), headers.get(segment));
    }

    @Test
    void headerThatIsRemembered_isNotReadAgainAndItsKeyIsLookedUpAllTheSame() throws Exception {
        KnownHeaders headers = assertInstanceOf(KnownHeaders.class, part("knownHeaders"));
        TestToken unreadable = good().rewriteHeader(json -> "no JSON");
        String compact = unreadable.signed();
        assertRejected(Reason.TOKEN_MALFORMED, compact);
        headers.add(headerSegment(compact), new JoseHeader.Named(ONE.kid()));
        verified(compact);
        assertRejected(Reason.TOKEN_SIGNATURE_INVALID, unreadable.signedBy(FOREIGN));
        server.publish(TWO);
        refresh();
        assertRejected(
                Reason.TOKEN_KEY_UNKNOWN, unreadable.claim("jti", "\"another\"").signed());
    }

    @Test
    void headersOfTwoKeysThatComeInTurn_areEachFoundUnderTheirOwn() throws Exception {
        KnownHeaders headers = assertInstanceOf(KnownHeaders.class, part("knownHeaders"));
        String ofTwo = good().kid(TWO).signedBy(TWO);
        verified(GOOD);
        verified(ofTwo);
        for (int i = 0; i < 2; i++) {
            assertEquals(new JoseHeader.Named(ONE.kid()), headers.get(headerSegment(GOOD)));
            assertEquals(new JoseHeader.Named(TWO.kid()), headers.get(headerSegment(ofTwo)));
        }
    }

    private static ByteBuffer headerSegment(String compact) {
        return ByteBuffer.wrap(compact.substring(0, compact.indexOf('.')).getBytes(ISO_8859_1));
    }

    private TokenVerifier verifier(TokenPolicy policy, int capacity) {
        return new TokenVerifier(
                policy,
                keys,
                token -> endedSignIns.contains(String.valueOf(token.originId())),
                List.of(),
                capacity,
                clock);
    }

    /** The refresh that is planned runs when it is due. */
    private void refresh() {
        clock.move(Duration.ofMinutes(1));
        scheduler.runLater();
    }

    private AccessToken verified(String compact) {
        return assertInstanceOf(Verified.class, verifier.verify(new PresentedToken(compact)))
                .token();
    }

    /** As it is handed out when the token comes again. */
    private AccessToken known(String compact) {
        verified(compact);
        long hits = status().hits();
        AccessToken known = verified(compact);
        assertEquals(hits + 1, status().hits());
        return known;
    }

    private void assertRejected(Reason reason, String compact) {
        assertEquals(new Rejected(reason), verifier.verify(new PresentedToken(compact)));
    }

    private VerifiedTokensStatus status() {
        return verifier.verifiedTokens();
    }

    private void assertStatus(long size, long hits, long misses, long evictions) {
        assertEquals(new VerifiedTokensStatus(CAPACITY, size, hits, misses, evictions), status());
    }

    private static List<String> numbered(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> good().claim("jti", quoted("good" + i)).signed())
                .toList();
    }

    private Object part(String name) throws ReflectiveOperationException {
        Field field = TokenVerifier.class.getDeclaredField(name);
        field.setAccessible(true);
        Object part = field.get(verifier);
        assertNotNull(part);
        return part;
    }

    private static void assertNothingContains(Set<Object> kept, List<String> segments) {
        for (Object object : kept) {
            for (String segment : segments) {
                assertFalse(text(object).contains(segment), () -> text(object));
            }
        }
    }

    private static String text(Object object) {
        return object instanceof byte[] octets ? new String(octets, ISO_8859_1) : object.toString();
    }

    /** All objects that can be reached from one, through our fields and Caffeine's and the platform's collections. */
    private static Set<Object> reachable(Object root) throws ReflectiveOperationException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object object = open.pop();
            if (seen.add(object)) {
                open.addAll(parts(object).filter(part -> part != null).toList());
            }
        }
        Set<Object> leaves = new HashSet<>();
        seen.stream()
                .filter(object -> object instanceof CharSequence
                        || object instanceof byte[]
                        || object instanceof VerifiedTokens.Entry)
                .forEach(leaves::add);
        return leaves;
    }

    private static Stream<?> parts(Object object) throws ReflectiveOperationException {
        if (object instanceof Map<?, ?> map && object.getClass().getName().startsWith("java.")) {
            return Stream.concat(map.keySet().stream(), map.values().stream());
        }
        if (object instanceof Collection<?> collection
                && object.getClass().getName().startsWith("java.")) {
            return collection.stream();
        }
        if (object instanceof Object[] array) {
            return Arrays.stream(array);
        }
        if (object instanceof ByteBuffer buffer) {
            byte[] octets = new byte[buffer.capacity()];
            buffer.duplicate().clear().get(octets);
            return Stream.of(octets);
        }
        if (object instanceof Reference<?> reference) {
            return Stream.concat(Stream.ofNullable(reference.get()), fields(object));
        }
        return fields(object);
    }

    private static Stream<?> fields(Object object) throws ReflectiveOperationException {
        Deque<Object> values = new ArrayDeque<>();
        for (Class<?> type = object.getClass(); isWalked(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    Object value = field.get(object);
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
        }
        return values.stream();
    }

    private static boolean isWalked(Class<?> type) {
        return type.getName().startsWith("org.cognitoee.") || type.getName().startsWith("com.github.benmanes.");
    }
}
