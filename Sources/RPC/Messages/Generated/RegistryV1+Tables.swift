// Made by scripts/generate from the files in proto/. Do not edit.

extension RegistryV1.Instance {
  public static let table = MessageTable(
    name: "onsale.registry.v1.Instance",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "cluster", jsonName: "cluster",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 6, name: "host", jsonName: "host",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 7, name: "port", jsonName: "port",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 8, name: "weight", jsonName: "weight",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 9, name: "metadata", jsonName: "metadata",
        kind: .text, cardinality: .map(key: .text)),
      FieldTable(
        number: 10, name: "state", jsonName: "state",
        kind: .enumeration(RegistryV1.InstanceState.table), cardinality: .implicit),
      FieldTable(
        number: 11, name: "epoch", jsonName: "epoch",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 12, name: "registered_at_ms", jsonName: "registeredAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 13, name: "expires_at_ms", jsonName: "expiresAtMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 14, name: "attached", jsonName: "attached",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    case 2: .text(self.namespace)
    case 3: .text(self.group)
    case 4: .text(self.service)
    case 5: .text(self.cluster)
    case 6: .text(self.host)
    case 7: .uint32(self.port)
    case 8: .uint32(self.weight)
    case 9: .map(self.metadata.sorted { $0.key < $1.key }.map { (key: .text($0.key), value: .text($0.value)) })
    case 10: .enumeration(self.state.rawValue)
    case 11: .int64(self.epoch)
    case 12: .int64(self.registeredAtMs)
    case 13: .int64(self.expiresAtMs)
    case 14: .bool(self.attached)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    case 2: self.namespace = try value.asText()
    case 3: self.group = try value.asText()
    case 4: self.service = try value.asText()
    case 5: self.cluster = try value.asText()
    case 6: self.host = try value.asText()
    case 7: self.port = try value.asUInt32()
    case 8: self.weight = try value.asUInt32()
    case 9: self.metadata = try value.asMap { (key, item) throws(ProtobufError) -> (String, String) in (try key.asText(), try item.asText()) }
    case 10: self.state = RegistryV1.InstanceState(rawValue: try value.asEnumeration())
    case 11: self.epoch = try value.asInt64()
    case 12: self.registeredAtMs = try value.asInt64()
    case 13: self.expiresAtMs = try value.asInt64()
    case 14: self.attached = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.RegisterRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.RegisterRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance", jsonName: "instance",
        kind: .message(RegistryV1.Instance.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "ttl_ms", jsonName: "ttlMs",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.instance.map { .message($0) } ?? .absent
    case 2: .uint32(self.ttlMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instance = try value.asMessage(RegistryV1.Instance.self)
    case 2: self.ttlMs = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.RegisterResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.RegisterResponse",
    fields: [
      FieldTable(
        number: 1, name: "lease_id", jsonName: "leaseId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "epoch", jsonName: "epoch",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "ttl_ms", jsonName: "ttlMs",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "heartbeat_ms", jsonName: "heartbeatMs",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.leaseID)
    case 2: .int64(self.epoch)
    case 3: .uint32(self.ttlMs)
    case 4: .uint32(self.heartbeatMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.leaseID = try value.asText()
    case 2: self.epoch = try value.asInt64()
    case 3: self.ttlMs = try value.asUInt32()
    case 4: self.heartbeatMs = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.HeartbeatRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.HeartbeatRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "lease_id", jsonName: "leaseId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    case 2: .text(self.leaseID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    case 2: self.leaseID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.HeartbeatResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.HeartbeatResponse",
    fields: [
      FieldTable(
        number: 1, name: "ttl_ms", jsonName: "ttlMs",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "state", jsonName: "state",
        kind: .enumeration(RegistryV1.InstanceState.table), cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint32(self.ttlMs)
    case 2: .enumeration(self.state.rawValue)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.ttlMs = try value.asUInt32()
    case 2: self.state = RegistryV1.InstanceState(rawValue: try value.asEnumeration())
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.DeregisterRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.DeregisterRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "lease_id", jsonName: "leaseId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    case 2: .text(self.leaseID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    case 2: self.leaseID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.DeregisterResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.DeregisterResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension RegistryV1.AttachRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.AttachRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "lease_id", jsonName: "leaseId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    case 2: .text(self.leaseID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    case 2: self.leaseID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.AttachEvent {
  public static let table = MessageTable(
    name: "onsale.registry.v1.AttachEvent",
    fields: [
      FieldTable(
        number: 1, name: "state", jsonName: "state",
        kind: .enumeration(RegistryV1.InstanceState.table), cardinality: .implicit),
      FieldTable(
        number: 2, name: "sequence", jsonName: "sequence",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .enumeration(self.state.rawValue)
    case 2: .int64(self.sequence)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.state = RegistryV1.InstanceState(rawValue: try value.asEnumeration())
    case 2: self.sequence = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ListServicesRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ListServicesRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ServiceSummary {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ServiceSummary",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "instances", jsonName: "instances",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 5, name: "up", jsonName: "up",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.group)
    case 3: .text(self.service)
    case 4: .uint32(self.instances)
    case 5: .uint32(self.up)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.group = try value.asText()
    case 3: self.service = try value.asText()
    case 4: self.instances = try value.asUInt32()
    case 5: self.up = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ListServicesResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ListServicesResponse",
    fields: [
      FieldTable(
        number: 1, name: "services", jsonName: "services",
        kind: .message(RegistryV1.ServiceSummary.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.services.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.services = try value.asList { (item) throws(ProtobufError) -> RegistryV1.ServiceSummary in try item.asMessage(RegistryV1.ServiceSummary.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ListInstancesRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ListInstancesRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.service)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.service = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ListInstancesResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ListInstancesResponse",
    fields: [
      FieldTable(
        number: 1, name: "instances", jsonName: "instances",
        kind: .message(RegistryV1.Instance.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.instances.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instances = try value.asList { (item) throws(ProtobufError) -> RegistryV1.Instance in try item.asMessage(RegistryV1.Instance.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.DescribeInstanceRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.DescribeInstanceRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ResolveRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ResolveRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.service)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.service = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ResolveResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ResolveResponse",
    fields: [
      FieldTable(
        number: 1, name: "instances", jsonName: "instances",
        kind: .message(RegistryV1.Instance.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.instances.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instances = try value.asList { (item) throws(ProtobufError) -> RegistryV1.Instance in try item.asMessage(RegistryV1.Instance.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.WatchRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.WatchRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.service)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.service = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.WatchEvent {
  public static let table = MessageTable(
    name: "onsale.registry.v1.WatchEvent",
    fields: [
      FieldTable(
        number: 1, name: "revision", jsonName: "revision",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 2, name: "instances", jsonName: "instances",
        kind: .message(RegistryV1.Instance.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int64(self.revision)
    case 2: .list(self.instances.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.revision = try value.asInt64()
    case 2: self.instances = try value.asList { (item) throws(ProtobufError) -> RegistryV1.Instance in try item.asMessage(RegistryV1.Instance.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.SetWeightRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.SetWeightRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "weight", jsonName: "weight",
        kind: .uint32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    case 2: .uint32(self.weight)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    case 2: self.weight = try value.asUInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.DrainRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.DrainRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "resume", jsonName: "resume",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    case 2: .bool(self.resume)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    case 2: self.resume = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.EvictRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.EvictRequest",
    fields: [
      FieldTable(
        number: 1, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.instanceID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.instanceID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.EvictResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.EvictResponse",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension RegistryV1.ConfigValue {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ConfigValue",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "key", jsonName: "key",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "value", jsonName: "value",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "version", jsonName: "version",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 6, name: "changed_at_ms", jsonName: "changedAtMs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.group)
    case 3: .text(self.key)
    case 4: .text(self.value)
    case 5: .int64(self.version)
    case 6: .int64(self.changedAtMs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.group = try value.asText()
    case 3: self.key = try value.asText()
    case 4: self.value = try value.asText()
    case 5: self.version = try value.asInt64()
    case 6: self.changedAtMs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.PutConfigRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.PutConfigRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "key", jsonName: "key",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "value", jsonName: "value",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "expected_version", jsonName: "expectedVersion",
        kind: .int64, cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.group)
    case 3: .text(self.key)
    case 4: .text(self.value)
    case 5: self.expectedVersion.map { .int64($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.group = try value.asText()
    case 3: self.key = try value.asText()
    case 4: self.value = try value.asText()
    case 5: self.expectedVersion = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.GetConfigRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.GetConfigRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "key", jsonName: "key",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "version", jsonName: "version",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.group)
    case 3: .text(self.key)
    case 4: .int64(self.version)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.group = try value.asText()
    case 3: self.key = try value.asText()
    case 4: self.version = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ListConfigVersionsRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ListConfigVersionsRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "key", jsonName: "key",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.group)
    case 3: .text(self.key)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.group = try value.asText()
    case 3: self.key = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.ListConfigVersionsResponse {
  public static let table = MessageTable(
    name: "onsale.registry.v1.ListConfigVersionsResponse",
    fields: [
      FieldTable(
        number: 1, name: "versions", jsonName: "versions",
        kind: .message(RegistryV1.ConfigValue.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .list(self.versions.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.versions = try value.asList { (item) throws(ProtobufError) -> RegistryV1.ConfigValue in try item.asMessage(RegistryV1.ConfigValue.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension RegistryV1.WatchConfigRequest {
  public static let table = MessageTable(
    name: "onsale.registry.v1.WatchConfigRequest",
    fields: [
      FieldTable(
        number: 1, name: "namespace", jsonName: "namespace",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "group", jsonName: "group",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "key", jsonName: "key",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.namespace)
    case 2: .text(self.group)
    case 3: .text(self.key)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.namespace = try value.asText()
    case 2: self.group = try value.asText()
    case 3: self.key = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
