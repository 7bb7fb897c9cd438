// Made by scripts/generate from the files in proto/. Do not edit.

extension AdminV1.GetStatisticsRequest {
  public static let table = MessageTable(
    name: "onsale.admin.v1.GetStatisticsRequest",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension AdminV1.Statistics {
  public static let table = MessageTable(
    name: "onsale.admin.v1.Statistics",
    fields: [
      FieldTable(
        number: 1, name: "role", jsonName: "role",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "since_ms", jsonName: "sinceMs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 3, name: "open_connections", jsonName: "openConnections",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "open_calls", jsonName: "openCalls",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 5, name: "methods", jsonName: "methods",
        kind: .message(AdminV1.MethodStatistics.self), cardinality: .repeated),
      FieldTable(
        number: 6, name: "subchannels", jsonName: "subchannels",
        kind: .message(AdminV1.Subchannel.self), cardinality: .repeated),
      FieldTable(
        number: 7, name: "admission", jsonName: "admission",
        kind: .message(AdminV1.Admission.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.role)
    case 2: .int64(self.sinceMs)
    case 3: .uint32(self.openConnections)
    case 4: .uint32(self.openCalls)
    case 5: .list(self.methods.map { .message($0) })
    case 6: .list(self.subchannels.map { .message($0) })
    case 7: self.admission.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.role = try value.asText()
    case 2: self.sinceMs = try value.asInt64()
    case 3: self.openConnections = try value.asUInt32()
    case 4: self.openCalls = try value.asUInt32()
    case 5: self.methods = try value.asList { (item) throws(ProtobufError) -> AdminV1.MethodStatistics in try item.asMessage(AdminV1.MethodStatistics.self) }
    case 6: self.subchannels = try value.asList { (item) throws(ProtobufError) -> AdminV1.Subchannel in try item.asMessage(AdminV1.Subchannel.self) }
    case 7: self.admission = try value.asMessage(AdminV1.Admission.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AdminV1.Admission {
  public static let table = MessageTable(
    name: "onsale.admin.v1.Admission",
    fields: [
      FieldTable(
        number: 1, name: "limit", jsonName: "limit",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "running", jsonName: "running",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "waiting", jsonName: "waiting",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 4, name: "is_busy", jsonName: "isBusy",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 5, name: "shed", jsonName: "shed",
        kind: .message(AdminV1.ShedCount.self), cardinality: .repeated),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .uint32(self.limit)
    case 2: .uint32(self.running)
    case 3: .uint32(self.waiting)
    case 4: .bool(self.isBusy)
    case 5: .list(self.shed.map { .message($0) })
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.limit = try value.asUInt32()
    case 2: self.running = try value.asUInt32()
    case 3: self.waiting = try value.asUInt32()
    case 4: self.isBusy = try value.asBool()
    case 5: self.shed = try value.asList { (item) throws(ProtobufError) -> AdminV1.ShedCount in try item.asMessage(AdminV1.ShedCount.self) }
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AdminV1.ShedCount {
  public static let table = MessageTable(
    name: "onsale.admin.v1.ShedCount",
    fields: [
      FieldTable(
        number: 1, name: "priority", jsonName: "priority",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "calls", jsonName: "calls",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.priority)
    case 2: .int64(self.calls)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.priority = try value.asText()
    case 2: self.calls = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AdminV1.MethodStatistics {
  public static let table = MessageTable(
    name: "onsale.admin.v1.MethodStatistics",
    fields: [
      FieldTable(
        number: 1, name: "path", jsonName: "path",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "open", jsonName: "open",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "statuses", jsonName: "statuses",
        kind: .message(AdminV1.StatusCount.self), cardinality: .repeated),
      FieldTable(
        number: 4, name: "median_us", jsonName: "medianUs",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 5, name: "p99_us", jsonName: "p99Us",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 6, name: "longest_us", jsonName: "longestUs",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.path)
    case 2: .uint32(self.open)
    case 3: .list(self.statuses.map { .message($0) })
    case 4: .int64(self.medianUs)
    case 5: .int64(self.p99Us)
    case 6: .int64(self.longestUs)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.path = try value.asText()
    case 2: self.open = try value.asUInt32()
    case 3: self.statuses = try value.asList { (item) throws(ProtobufError) -> AdminV1.StatusCount in try item.asMessage(AdminV1.StatusCount.self) }
    case 4: self.medianUs = try value.asInt64()
    case 5: self.p99Us = try value.asInt64()
    case 6: self.longestUs = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AdminV1.StatusCount {
  public static let table = MessageTable(
    name: "onsale.admin.v1.StatusCount",
    fields: [
      FieldTable(
        number: 1, name: "status", jsonName: "status",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "calls", jsonName: "calls",
        kind: .int64, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.status)
    case 2: .int64(self.calls)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.status = try value.asText()
    case 2: self.calls = try value.asInt64()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension AdminV1.Subchannel {
  public static let table = MessageTable(
    name: "onsale.admin.v1.Subchannel",
    fields: [
      FieldTable(
        number: 1, name: "service", jsonName: "service",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 2, name: "instance_id", jsonName: "instanceId",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "address", jsonName: "address",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "state", jsonName: "state",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 5, name: "open_calls", jsonName: "openCalls",
        kind: .uint32, cardinality: .implicit),
      FieldTable(
        number: 6, name: "calls", jsonName: "calls",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 7, name: "failed", jsonName: "failed",
        kind: .int64, cardinality: .implicit),
      FieldTable(
        number: 8, name: "last_error", jsonName: "lastError",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .text(self.service)
    case 2: .text(self.instanceID)
    case 3: .text(self.address)
    case 4: .text(self.state)
    case 5: .uint32(self.openCalls)
    case 6: .int64(self.calls)
    case 7: .int64(self.failed)
    case 8: .text(self.lastError)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.service = try value.asText()
    case 2: self.instanceID = try value.asText()
    case 3: self.address = try value.asText()
    case 4: self.state = try value.asText()
    case 5: self.openCalls = try value.asUInt32()
    case 6: self.calls = try value.asInt64()
    case 7: self.failed = try value.asInt64()
    case 8: self.lastError = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
