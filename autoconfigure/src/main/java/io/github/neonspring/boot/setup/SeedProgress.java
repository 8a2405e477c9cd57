package io.github.neonspring.boot.setup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Tells how much of a large file has been sent.
 */
final class SeedProgress extends FilterInputStream {

	private static final long STEP = 16 * 1024 * 1024;

	private static final long MEGABYTE = 1024 * 1024;

	private final String file;

	private final long length;

	private final Consumer<String> progress;

	private long sent;

	private long told;

	SeedProgress(InputStream input, SeedFile file, Consumer<String> progress) throws IOException {
		super(input);
		this.file = file.name();
		this.length = file.resource().contentLength();
		this.progress = progress;
	}

	@Override
	public int read() throws IOException {
		int value = super.read();
		tell((value >= 0) ? 1 : 0);
		return value;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int count = super.read(buffer, offset, length);
		tell(count);
		return count;
	}

	private void tell(int count) {
		this.sent += Math.max(count, 0);
		if (this.sent - this.told >= STEP) {
			this.told = this.sent;
			this.progress.accept("%s: %d of %d MB sent".formatted(this.file, this.sent / MEGABYTE,
					Math.max(this.length, this.sent) / MEGABYTE));
		}
	}

}
