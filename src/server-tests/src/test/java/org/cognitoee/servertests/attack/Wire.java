package org.cognitoee.servertests.attack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Octets to the server and back, past every HTTP client.
 *
 * @param port the server's
 */
record Wire(int port) {

    /** A server that has nothing more to say and does not close. */
    private static final int SILENCE_MILLIS = 3_000;

    /** Nothing more comes of itself. */
    private static final Pattern WEB_SOCKET =
            Pattern.compile("HTTP/1\\.1 101 .*upgrade: websocket.*\r\n\r\n", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /**
     * Sends a request, or several, on a connection of its own.
     *
     * @return all that came back until the server closed, was silent, or had agreed to another protocol
     */
    String exchange(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.setTcpNoDelay(true);
            send(socket, request);
            return received(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // refused before all of it was sent: what the server has said counts
            return;
        }
    }

    private static String received(InputStream in) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                received.write(buffer, 0, read);
                String text = received.toString(StandardCharsets.ISO_8859_1);
                if (WEB_SOCKET.matcher(text).lookingAt()) {
                    return text;
                }
            }
        } catch (SocketTimeoutException e) {
            return received.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // reset after a refusal; what came before it counts
            return received.toString(StandardCharsets.ISO_8859_1);
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }
}
