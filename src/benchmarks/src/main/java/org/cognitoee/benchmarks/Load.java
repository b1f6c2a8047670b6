package org.cognitoee.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests over a few connections that are kept open, each sent when the answer before it is there. */
final class Load {

    private static final int CONNECTIONS = 2;

    private final PayaraMicro server;

    Load(PayaraMicro server) {
        this.server = server;
    }

    /** A GET request, with this token if there is one. */
    static byte[] get(String path, String token) {
        String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n" + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The status that one request is answered with. */
    int status(byte[] request) throws IOException {
        try (Connection connection = new Connection()) {
            return connection.exchange(request);
        }
    }

    /**
     * Sends requests one after the other and round again.
     *
     * @param count how many
     * @param status what each has to be answered with
     */
    void send(List<byte[]> requests, int count, int status) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i * requests.size() / CONNECTIONS;
                sent.add(senders.submit(() -> {
                    sendFrom(requests, first, count / CONNECTIONS, status);
                    return null;
                }));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private void sendFrom(List<byte[]> requests, int first, int count, int status) throws IOException {
        try (Connection connection = new Connection()) {
            for (int i = 0; i < count; i++) {
                int answered = connection.exchange(requests.get((first + i) % requests.size()));
                if (answered != status) {
                    throw new IllegalStateException("answered " + answered + " instead of " + status);
                }
            }
        }
    }

    /** A connection that is opened again when the server has closed it. */
    private final class Connection implements AutoCloseable {

        private Socket socket;
        private InputStream in;

        Connection() throws IOException {
            socket = server.connect();
            in = new BufferedInputStream(socket.getInputStream());
        }

        int exchange(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            String head = head();
            String fields = head.toLowerCase(Locale.ROOT);
            if (fields.contains("\r\ntransfer-encoding: chunked")) {
                skipChunks();
            } else {
                in.skipNBytes(contentLength(fields));
            }
            if (fields.contains("\r\nconnection: close")) {
                close();
                socket = server.connect();
                in = new BufferedInputStream(socket.getInputStream());
            }
            return Integer.parseInt(head.substring(9, 12));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        /** Up to and with the empty line. */
        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            do {
                head.append(line()).append("\r\n");
            } while (!head.toString().endsWith("\r\n\r\n"));
            return head.toString();
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("The server has closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        private void skipChunks() throws IOException {
            int length;
            do {
                length = Integer.parseInt(line().trim(), 16);
                in.skipNBytes(length + 2L);
            } while (length > 0);
        }

        private static int contentLength(String fields) {
            String name = "\r\ncontent-length:";
            int at = fields.indexOf(name);
            return at < 0
                    ? 0
                    : Integer.parseInt(fields.substring(at + name.length(), fields.indexOf('\r', at + 2))
                            .trim());
        }
    }
}
