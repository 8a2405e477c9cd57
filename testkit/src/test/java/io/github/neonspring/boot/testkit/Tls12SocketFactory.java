package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;

import javax.net.ssl.SSLSocket;

import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/**
 * pgjdbc's own TLS, but no newer than 1.2. Created by pgjdbc by name.
 */
public final class Tls12SocketFactory extends LibPQFactory {

	public Tls12SocketFactory(Properties properties) throws PSQLException {
		super(properties);
	}

	@Override
	public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
		SSLSocket tls = (SSLSocket) super.createSocket(socket, host, port, autoClose);
		tls.setEnabledProtocols(new String[] { "TLSv1.2" });
		return tls;
	}

}
