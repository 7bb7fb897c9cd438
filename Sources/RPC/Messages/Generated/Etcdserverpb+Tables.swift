// Made by scripts/generate from the files in proto/. Do not edit.

extension Etcdserverpb.ResponseHeader {
  public static let table = MessageTable(
    name: "etcdserverpb.ResponseHeader",
    fields: [
      FieldTable(
        number: 1, name: "cluster_id", jsonName: "clusterId",
        kind: .uint64, cardinality: .implicit),
      FieldTable(
        number: 2, name: "member_id", jsonName: "memberId",
        kind: .uint64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "revision", jsonName: "revision",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "raft_term", jsonName: "raftTerm",
        kind: .uint64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint64(self.clusterID)
    case 2: .uint64(self.memberID)
    case 3: .int64(self.revision)
    case 4: .uint64(self.raftTerm)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.clusterID = try value.asUInt64()
    case 2: self.memberID = try value.asUInt64()
    case 3: self.revision = try value.asInt64()
    case 4: self.raftTerm = try value.asUInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.KeyValue {
  public static let table = MessageTable(
    name: "etcdserverpb.KeyValue",
    fields: [
      FieldTable(
        number: 1, name: "key", jsonName: "key",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "create_revision", jsonName: "createRevision",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "mod_revision", jsonName: "modRevision",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "version", jsonName: "version",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "value", jsonName: "value",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 6, name: "lease", jsonName: "lease",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.key)
    case 2: .int64(self.createRevision)
    case 3: .int64(self.modRevision)
    case 4: .int64(self.version)
    case 5: .bytes(self.value)
    case 6: .int64(self.lease)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.key = try value.asBytes()
    case 2: self.createRevision = try value.asInt64()
    case 3: self.modRevision = try value.asInt64()
    case 4: self.version = try value.asInt64()
    case 5: self.value = try value.asBytes()
    case 6: self.lease = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.RangeRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.RangeRequest",
    fields: [
      FieldTable(
        number: 1, name: "key", jsonName: "key",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "range_end", jsonName: "rangeEnd",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 3, name: "limit", jsonName: "limit",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "revision", jsonName: "revision",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.key)
    case 2: .bytes(self.rangeEnd)
    case 3: .int64(self.limit)
    case 4: .int64(self.revision)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.key = try value.asBytes()
    case 2: self.rangeEnd = try value.asBytes()
    case 3: self.limit = try value.asInt64()
    case 4: self.revision = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.RangeResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.RangeResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "kvs", jsonName: "kvs",
        kind: .message(Etcdserverpb.KeyValue.self), cardinality: .repeated),
      FieldTable(
        number: 3, name: "more", jsonName: "more",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 4, name: "count", jsonName: "count",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    case 2: .list(self.kvs.map { .message($0) })
    case 3: .bool(self.more)
    case 4: .int64(self.count)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    case 2: self.kvs = try value.asList { (item) throws(ProtobufError) -> Etcdserverpb.KeyValue in try item.asMessage(Etcdserverpb.KeyValue.self) }
    case 3: self.more = try value.asBool()
    case 4: self.count = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.PutRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.PutRequest",
    fields: [
      FieldTable(
        number: 1, name: "key", jsonName: "key",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "value", jsonName: "value",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 3, name: "lease", jsonName: "lease",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "prev_kv", jsonName: "prevKv",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.key)
    case 2: .bytes(self.value)
    case 3: .int64(self.lease)
    case 4: .bool(self.prevKv)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.key = try value.asBytes()
    case 2: self.value = try value.asBytes()
    case 3: self.lease = try value.asInt64()
    case 4: self.prevKv = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.PutResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.PutResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "prev_kv", jsonName: "prevKv",
        kind: .message(Etcdserverpb.KeyValue.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    case 2: self.prevKv.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    case 2: self.prevKv = try value.asMessage(Etcdserverpb.KeyValue.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.DeleteRangeRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.DeleteRangeRequest",
    fields: [
      FieldTable(
        number: 1, name: "key", jsonName: "key",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "range_end", jsonName: "rangeEnd",
        kind: .bytes, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.key)
    case 2: .bytes(self.rangeEnd)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.key = try value.asBytes()
    case 2: self.rangeEnd = try value.asBytes()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.DeleteRangeResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.DeleteRangeResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "deleted", jsonName: "deleted",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    case 2: .int64(self.deleted)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    case 2: self.deleted = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.Event {
  public static let table = MessageTable(
    name: "etcdserverpb.Event",
    fields: [
      FieldTable(
        number: 1, name: "type", jsonName: "type",
        kind: .enumeration(Etcdserverpb.Event.EventType.table), cardinality: .implicit),
      FieldTable(
        number: 2, name: "kv", jsonName: "kv",
        kind: .message(Etcdserverpb.KeyValue.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .enumeration(self.type.rawValue)
    case 2: self.kv.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.type = Etcdserverpb.Event.EventType(rawValue: try value.asEnumeration())
    case 2: self.kv = try value.asMessage(Etcdserverpb.KeyValue.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.WatchRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.WatchRequest",
    fields: [
      FieldTable(
        number: 1, name: "create_request", jsonName: "createRequest",
        kind: .message(Etcdserverpb.WatchCreateRequest.self), cardinality: .oneof("request_union")),
      FieldTable(
        number: 2, name: "cancel_request", jsonName: "cancelRequest",
        kind: .message(Etcdserverpb.WatchCancelRequest.self), cardinality: .oneof("request_union")),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: if case .createRequest(let value)? = self.requestUnion { .message(value) } else { .absent }
    case 2: if case .cancelRequest(let value)? = self.requestUnion { .message(value) } else { .absent }
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.requestUnion = .createRequest(try value.asMessage(Etcdserverpb.WatchCreateRequest.self))
    case 2: self.requestUnion = .cancelRequest(try value.asMessage(Etcdserverpb.WatchCancelRequest.self))
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.WatchCreateRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.WatchCreateRequest",
    fields: [
      FieldTable(
        number: 1, name: "key", jsonName: "key",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 2, name: "range_end", jsonName: "rangeEnd",
        kind: .bytes, cardinality: .implicit),
      FieldTable(
        number: 3, name: "start_revision", jsonName: "startRevision",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bytes(self.key)
    case 2: .bytes(self.rangeEnd)
    case 3: .int64(self.startRevision)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.key = try value.asBytes()
    case 2: self.rangeEnd = try value.asBytes()
    case 3: self.startRevision = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.WatchCancelRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.WatchCancelRequest",
    fields: [
      FieldTable(
        number: 1, name: "watch_id", jsonName: "watchId",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int64(self.watchID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.watchID = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.WatchResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.WatchResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "watch_id", jsonName: "watchId",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "created", jsonName: "created",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 4, name: "canceled", jsonName: "canceled",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 11, name: "events", jsonName: "events",
        kind: .message(Etcdserverpb.Event.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    case 2: .int64(self.watchID)
    case 3: .bool(self.created)
    case 4: .bool(self.canceled)
    case 11: .list(self.events.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    case 2: self.watchID = try value.asInt64()
    case 3: self.created = try value.asBool()
    case 4: self.canceled = try value.asBool()
    case 11: self.events = try value.asList { (item) throws(ProtobufError) -> Etcdserverpb.Event in try item.asMessage(Etcdserverpb.Event.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.LeaseGrantRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.LeaseGrantRequest",
    fields: [
      FieldTable(
        number: 1, name: "ttl", jsonName: "ttl",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 2, name: "id", jsonName: "id",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int64(self.ttl)
    case 2: .int64(self.id)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ttl = try value.asInt64()
    case 2: self.id = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.LeaseGrantResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.LeaseGrantResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "id", jsonName: "id",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "ttl", jsonName: "ttl",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 4, name: "error", jsonName: "error",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    case 2: .int64(self.id)
    case 3: .int64(self.ttl)
    case 4: .text(self.error)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    case 2: self.id = try value.asInt64()
    case 3: self.ttl = try value.asInt64()
    case 4: self.error = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.LeaseRevokeRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.LeaseRevokeRequest",
    fields: [
      FieldTable(
        number: 1, name: "id", jsonName: "id",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int64(self.id)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.id = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.LeaseRevokeResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.LeaseRevokeResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.LeaseKeepAliveRequest {
  public static let table = MessageTable(
    name: "etcdserverpb.LeaseKeepAliveRequest",
    fields: [
      FieldTable(
        number: 1, name: "id", jsonName: "id",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int64(self.id)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.id = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension Etcdserverpb.LeaseKeepAliveResponse {
  public static let table = MessageTable(
    name: "etcdserverpb.LeaseKeepAliveResponse",
    fields: [
      FieldTable(
        number: 1, name: "header", jsonName: "header",
        kind: .message(Etcdserverpb.ResponseHeader.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "id", jsonName: "id",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "ttl", jsonName: "ttl",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.header.map { .message($0) } ?? .absent
    case 2: .int64(self.id)
    case 3: .int64(self.ttl)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.header = try value.asMessage(Etcdserverpb.ResponseHeader.self)
    case 2: self.id = try value.asInt64()
    case 3: self.ttl = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
