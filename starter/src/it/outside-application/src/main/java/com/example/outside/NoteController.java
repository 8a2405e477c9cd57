package com.example.outside;

import java.util.List;

import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/notes")
class NoteController {

	private final NoteRepository notes;

	private final TransactionTemplate transaction;

	NoteController(NoteRepository notes, TransactionTemplate transaction) {
		this.notes = notes;
		this.transaction = transaction;
	}

	@GetMapping
	List<Note> all() {
		return this.notes.findAll();
	}

	@PostMapping
	Note write(@RequestBody String text) {
		return this.transaction.execute((status) -> this.notes.save(new Note(text)));
	}

}
