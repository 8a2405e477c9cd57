package io.github.neonspring.boot.replica;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads and writes several times in one request, and so in one persistence context.
 */
@RestController
class NotebookController {

	private final Notebook notebook;

	NotebookController(Notebook notebook) {
		this.notebook = notebook;
	}

	/**
	 * Tell what was done on a replica.
	 * @return whether it was
	 */
	@GetMapping("/read-write-read")
	List<Boolean> readWriteRead() {
		return List.of(this.notebook.isReadOnReplicaByJpa(), this.notebook.isOnReplicaByJpa(),
				this.notebook.isWrittenOnReplicaByJpa(), this.notebook.isReadOnReplicaByJpa());
	}

	@GetMapping("/labelled")
	List<Boolean> labelled() {
		return List.of(this.notebook.isReadOnReplicaByJpa(), this.notebook.isLabelledReadOnReplicaByJpa(),
				this.notebook.isWrittenOnReplicaByJpa(), this.notebook.isReadOnReplicaByJpa());
	}

	@GetMapping("/repeatable")
	List<Boolean> repeatable() {
		this.notebook.readRepeatablyByJpa();
		return List.of(this.notebook.isWrittenOnReplicaByJpa(), this.notebook.isReadOnReplicaByJpa());
	}

}
