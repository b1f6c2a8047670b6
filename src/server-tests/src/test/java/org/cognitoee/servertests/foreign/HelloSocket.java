package org.cognitoee.servertests.foreign;

import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Greets whoever has shaken hands. */
@ServerEndpoint("/socket")
public class HelloSocket {

    @OnMessage
    public String hello(String greeting, Session session) {
        return greeting
                + ' '
                + (session.getUserPrincipal() == null
                        ? "nobody"
                        : session.getUserPrincipal().getName());
    }
}
