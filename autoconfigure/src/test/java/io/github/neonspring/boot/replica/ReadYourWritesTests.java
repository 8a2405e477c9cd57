package io.github.neonspring.boot.replica;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.promise.BeginTravelsWithItsStatement;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.SimulatedReplica;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that whoever has written finds that on a replica, or is led to the primary.
 */
class ReadYourWritesTests {

	private static NeonSimulator simulator;

	private static SimulatedReplica replica;

	private static ConfigurableApplicationContext context;

	private static Notebook notebook;

	private static Replicas replicas;

	private static int number;

	@BeforeAll
	static void start() throws SQLException {
		simulator = NotebookApplication.start(1);
		replica = simulator.replicas().get(0);
		context = NotebookApplication.run(simulator, "neon.replica.read-your-writes=position",
				"neon.replica.max-wait=50ms");
		notebook = context.getBean(Notebook.class);
		replicas = context.getBean(Replicas.class);
	}

	@AfterAll
	static void close() {
		context.close();
		simulator.close();
	}

	@BeforeEach
	void awaitRotation() {
		CallerWrites.set(null);
		NotebookApplication.awaitRotation(context);
	}

	@AfterEach
	void forget() {
		CallerWrites.set(null);
	}

	@Test
	void pausedReplayNeverShowsOldDataInAThousandPairs() {
		replica.pauseReplay();
		long behind = replicas.fallbacks(FallbackReason.BEHIND);
		writeAndRead(400, notebook::write, notebook::read);
		writeAndRead(200, notebook::writeOutsideTransaction, notebook::read);
		writeAndRead(200, notebook::writeByJpa, notebook::readByJpa);
		writeAndRead(100, notebook::write, ReadYourWritesTests::readOnAnotherThread);
		writeAndRead(100, notebook::write, ReadYourWritesTests::readWithToken);
		assertThat(replicas.fallbacks(FallbackReason.BEHIND) - behind).isEqualTo(1000);
		resume();
	}

	@Test
	void replicaThatFollowsServesTheReadAfterAWrite() {
		int before = reads();
		// Where others have just waited in vain, nobody waits for a moment
		Awaitility.await().until(() -> {
			writeAndRead(1, notebook::write, notebook::read);
			return reads() > before;
		});
	}

	@Test
	void readerWhoHasWrittenNothingIsNotHeldUp() {
		int old = notebook.read();
		replica.pauseReplay();
		simulatorWrites(old + 1);
		assertThat(notebook.read()).isEqualTo(old);
		resume();
	}

	@Test
	@BeginTravelsWithItsStatement
	void firstReadAfterAWriteTakesOneMoreOnEachSideAndTheNextNone() {
		NeonPool pool = replicas.all().get(0).pool();
		// Where others have just waited in vain, nobody waits for a moment
		Awaitility.await().until(() -> {
			notebook.write(++number);
			replica.catchUp();
			return notebook.isReadOnReplica();
		});
		notebook.write(++number);
		replica.catchUp();
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		long primary = simulator.stats().roundTrips();
		long standby = replica.stats().roundTrips();
		assertThat(notebook.read()).isEqualTo(number);
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		assertThat(simulator.stats().roundTrips() - primary).as("position").isOne();
		assertThat(replica.stats().roundTrips() - standby).as("check, read and COMMIT").isEqualTo(3);
		assertThat(notebook.read()).isEqualTo(number);
		Awaitility.await().until(() -> pool.snapshot().active() == 0);
		assertThat(simulator.stats().roundTrips() - primary).isOne();
		assertThat(replica.stats().roundTrips() - standby).isEqualTo(5);
	}

	@Test
	void positionOfAnotherTimelineLeadsToThePrimary() {
		CallerWrites.set(new CallerWrites(new WalPosition(99, 1)));
		assertThat(notebook.isReadOnReplica()).isFalse();
		CallerWrites.set(null);
		assertThat(notebook.isReadOnReplica()).isTrue();
	}

	@Test
	void positionOfAnotherTimelineIsToldAnewByThePrimary() {
		CallerWrites caller = new CallerWrites(new WalPosition(98, 1));
		CallerWrites.set(caller);
		assertThat(notebook.isReadOnReplica()).isFalse();
		notebook.read();
		assertThat(caller.position()).isNotNull();
		assertThat(caller.position().timeline()).isOne();
	}

	@Test
	void parentReadsWhatItsFirstChildHasWritten() {
		replica.pauseReplay();
		onAnotherThread(() -> {
			notebook.write(++number);
			return number;
		});
		assertThat(notebook.read()).isEqualTo(number);
		resume();
	}

	// What asks for it may itself be in the way of what is then replayed
	private static void resume() {
		try {
			replica.resumeReplay();
		}
		catch (IllegalStateException ex) {
			assertThat(ex).hasMessageContaining("conflict with recovery");
		}
		replica.catchUp();
	}

	private static void writeAndRead(int pairs, IntConsumer write, IntSupplier read) {
		for (int i = 0; i < pairs; i++) {
			write.accept(++number);
			assertThat(read.getAsInt()).isEqualTo(number);
		}
	}

	private static void simulatorWrites(int written) {
		number = written;
		try {
			simulator.execute("update entry set number = " + written);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static int readOnAnotherThread() {
		return onAnotherThread(notebook::read);
	}

	private static int onAnotherThread(Callable<Integer> work) {
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try {
			return ContextExecutorService.wrap(thread, ContextSnapshotFactory.builder().build()::captureAll)
				.submit(work)
				.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			thread.shutdown();
		}
	}

	private static int readWithToken() {
		CallerWrites writer = CallerWrites.current();
		try {
			WalPosition position = replicas.positionOf(writer);
			CallerWrites.set(new CallerWrites(WalPosition.ofToken(position.toToken())));
			return notebook.read();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			CallerWrites.set(writer);
		}
	}

	private static int reads() {
		return (int) replicas.all().get(0).reads();
	}

}
