package dev.retort.hibernate.scanned.sub;

import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
public class Base {}
