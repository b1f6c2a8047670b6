package org.cognitoee.servertests;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** What a key endpoint can do instead of serving its keys. */
enum Fault {
    /** Nobody listens. */
    REFUSED,

    /** Takes the request and says nothing. */
    HANGING,

    /** One octet after the other, each well within any time for a single read. */
    DRIPPING_HEAD,
    DRIPPING_BODY,

    /** Ends the connection without a word, upon which the JDK's client silently asks once more. */
    DROPPED,

    /** Resets the connection in the middle of the key set. */
    RESET,

    /** Says that the keys, good ones, are at {@link KeyEndpoint#ELSEWHERE}. */
    STATUS_301,
    STATUS_403,
    STATUS_404,
    STATUS_500,

    /** A page with status 200, such as a captive portal's. */
    HTML,
    TRUNCATED_JSON,

    /** The key set and then 10 MB of white space. */
    TEN_MEGABYTES,
    EMPTY_SET,

    /** Keys for encryption. */
    NO_USABLE_KEY,

    /** Every key id twice. */
    DUPLICATE_KIDS,

    /** Announces more than it says, and waits. */
    LENGTH_TOO_LARGE,

    /** The rest comes when the client has closed: the JDK's reads beyond what was announced if that has come already. */
    LENGTH_TOO_SMALL;

    private static final int DRIP_MILLIS = 100;

    /** Answers a request for this key set, which may take until the client has gone. */
    void answer(Socket client, String jwks) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (this) {
            case REFUSED, DROPPED -> client.close();
            case HANGING -> awaitEnd(client);
            case DRIPPING_HEAD -> {
                write(out, "HTTP/1.1 200 OK\r\nX-Drops: ");
                drip(client);
            }
            case DRIPPING_BODY -> {
                write(out, head("200 OK", 60_000));
                drip(client);
            }
            case RESET -> {
                write(out, head("200 OK", jwks.length()) + jwks.substring(0, jwks.length() / 2));
                client.setSoLinger(true, 0);
                client.close();
            }
            case STATUS_301 ->
                write(
                        out,
                        "HTTP/1.1 301 Moved Permanently\r\nLocation: " + KeyEndpoint.ELSEWHERE
                                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            case STATUS_403 -> ok(out, "403 Forbidden", jwks);
            case STATUS_404 -> ok(out, "404 Not Found", jwks);
            case STATUS_500 -> ok(out, "500 Internal Server Error", jwks);
            case HTML -> ok(out, "200 OK", "<html><body>Please sign in</body></html>");
            case TRUNCATED_JSON -> ok(out, "200 OK", jwks.substring(0, jwks.length() - 10));
            case TEN_MEGABYTES -> ok(out, "200 OK", jwks + " ".repeat(10_000_000));
            case EMPTY_SET -> ok(out, "200 OK", "{\"keys\":[]}");
            case NO_USABLE_KEY -> ok(out, "200 OK", jwks.replace("\"use\":\"sig\"", "\"use\":\"enc\""));
            case DUPLICATE_KIDS -> ok(out, "200 OK", jwks.replaceFirst("\\[(.*)]", "[$1,$1]"));
            case LENGTH_TOO_LARGE -> {
                write(out, head("200 OK", jwks.length() + 1) + jwks);
                awaitEnd(client);
            }
            case LENGTH_TOO_SMALL -> {
                int announced = jwks.length() - 10;
                write(out, head("200 OK", announced) + jwks.substring(0, announced));
                awaitEnd(client);
                write(out, jwks.substring(announced));
            }
        }
    }

    /** As it should be, unless the status says otherwise. */
    static void ok(OutputStream out, String status, String body) throws IOException {
        write(out, head(status, body.length()) + body);
    }

    private static String head(String status, int length) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nCache-Control: max-age=86400\r\n"
                + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void awaitEnd(Socket client) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void drip(Socket client) throws IOException {
        client.setSoTimeout(DRIP_MILLIS);
        for (boolean gone = false; !gone; ) {
            try {
                gone = client.getInputStream().read() < 0;
            } catch (SocketTimeoutException stillThere) {
                write(client.getOutputStream(), " ");
            }
        }
    }
}
