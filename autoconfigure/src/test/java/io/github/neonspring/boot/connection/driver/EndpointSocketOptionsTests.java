package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointSocketOptionsTests {

	private Socket socket;

	@BeforeEach
	void create() throws IOException {
		this.socket = new EndpointSocket(SocketArgument.parse("test"));
	}

	@AfterEach
	void close() throws IOException {
		this.socket.close();
	}

	@Test
	void switchesAreKept() throws IOException {
		this.socket.setTcpNoDelay(true);
		this.socket.setKeepAlive(true);
		this.socket.setReuseAddress(true);
		assertThat(this.socket.getTcpNoDelay()).isTrue();
		assertThat(this.socket.getKeepAlive()).isTrue();
		assertThat(this.socket.getReuseAddress()).isTrue();
		assertThat(this.socket.getOOBInline()).isFalse();
	}

	@Test
	void numbersAreKept() throws IOException {
		this.socket.setSoTimeout(1234);
		this.socket.setTrafficClass(8);
		assertThat(this.socket.getSoTimeout()).isEqualTo(1234);
		assertThat(this.socket.getTrafficClass()).isEqualTo(8);
	}

	@Test
	void buffersAreAtLeastAsLargeAsAskedFor() throws IOException {
		this.socket.setSendBufferSize(16 * 1024);
		this.socket.setReceiveBufferSize(32 * 1024);
		assertThat(this.socket.getSendBufferSize()).isGreaterThanOrEqualTo(16 * 1024);
		assertThat(this.socket.getReceiveBufferSize()).isGreaterThanOrEqualTo(32 * 1024);
	}

	@Test
	void lingerIsSwitchedOnAndOff() throws SocketException {
		assertThat(this.socket.getSoLinger()).isEqualTo(-1);
		this.socket.setSoLinger(true, 3);
		assertThat(this.socket.getSoLinger()).isEqualTo(3);
		this.socket.setSoLinger(false, 0);
		assertThat(this.socket.getSoLinger()).isEqualTo(-1);
	}

	@Test
	void optionsByNameAreTheSameOptions() throws IOException {
		this.socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
		assertThat(this.socket.getTcpNoDelay()).isTrue();
		assertThat(this.socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
		assertThat(this.socket.supportedOptions()).contains(StandardSocketOptions.TCP_NODELAY,
				StandardSocketOptions.SO_KEEPALIVE, StandardSocketOptions.SO_LINGER);
	}

	@Test
	void urgentDataIsRefused() {
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.sendUrgentData(1));
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.setOOBInline(true));
	}

	@Test
	void closedSocketHasNoOptions() throws IOException {
		this.socket.close();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.setTcpNoDelay(true));
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.socket.getSoTimeout());
	}

}
