package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The bytes of a {@link ChatFile}, apart from it so that lists never read them. */
@Entity
@Table(name = "file_contents")
public class FileContent {

    @Id
    @Column(name = "file_id")
    private Long fileId;

    @Column(name = "data", updatable = false)
    private byte[] data;

    @SuppressWarnings("NullAway.Init")
    protected FileContent() {}

    public FileContent(long fileId, byte[] data) {
        this.fileId = fileId;
        this.data = data;
    }

    public byte[] data() {
        return data;
    }
}
