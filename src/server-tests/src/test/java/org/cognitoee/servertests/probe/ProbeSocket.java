package org.cognitoee.servertests.probe;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/** A WebSocket, of which the handshake is enough. */
@ServerEndpoint(value = "/socket", configurator = ProbeSocket.Handshake.class)
public class ProbeSocket {

    /** Counts before the answer goes out. */
    public static class Handshake extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            Calls.count("handshake " + request.getRequestURI());
            response.getHeaders().put(Calls.HEADER, List.of(Calls.MARKER));
        }
    }

    @OnMessage
    public String echo(String text) {
        return text;
    }
}
