// Made by scripts/generate from the files in proto/. Do not edit.

extension GrpcTesting.Empty {
  public static let table = MessageTable(
    name: "grpc.testing.Empty",
    fields: [
    ])

  public func value(of field: FieldTable) -> FieldValue {
    .absent
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    throw .noSuchField(field.name, of: Self.table.name)
  }
}

extension GrpcTesting.BoolValue {
  public static let table = MessageTable(
    name: "grpc.testing.BoolValue",
    fields: [
      FieldTable(
        number: 1, name: "value", jsonName: "value",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .bool(self.value)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.value = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.Payload {
  public static let table = MessageTable(
    name: "grpc.testing.Payload",
    fields: [
      FieldTable(
        number: 1, name: "type", jsonName: "type",
        kind: .enumeration(GrpcTesting.PayloadType.table), cardinality: .implicit),
      FieldTable(
        number: 2, name: "body", jsonName: "body",
        kind: .bytes, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .enumeration(self.type.rawValue)
    case 2: .bytes(self.body)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.type = GrpcTesting.PayloadType(rawValue: try value.asEnumeration())
    case 2: self.body = try value.asBytes()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.EchoStatus {
  public static let table = MessageTable(
    name: "grpc.testing.EchoStatus",
    fields: [
      FieldTable(
        number: 1, name: "code", jsonName: "code",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "message", jsonName: "message",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int32(self.code)
    case 2: .text(self.message)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.code = try value.asInt32()
    case 2: self.message = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.SimpleRequest {
  public static let table = MessageTable(
    name: "grpc.testing.SimpleRequest",
    fields: [
      FieldTable(
        number: 1, name: "response_type", jsonName: "responseType",
        kind: .enumeration(GrpcTesting.PayloadType.table), cardinality: .implicit),
      FieldTable(
        number: 2, name: "response_size", jsonName: "responseSize",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "payload", jsonName: "payload",
        kind: .message(GrpcTesting.Payload.self), cardinality: .optional),
      FieldTable(
        number: 4, name: "fill_username", jsonName: "fillUsername",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 5, name: "fill_oauth_scope", jsonName: "fillOauthScope",
        kind: .bool, cardinality: .implicit),
      FieldTable(
        number: 6, name: "response_compressed", jsonName: "responseCompressed",
        kind: .message(GrpcTesting.BoolValue.self), cardinality: .optional),
      FieldTable(
        number: 7, name: "response_status", jsonName: "responseStatus",
        kind: .message(GrpcTesting.EchoStatus.self), cardinality: .optional),
      FieldTable(
        number: 8, name: "expect_compressed", jsonName: "expectCompressed",
        kind: .message(GrpcTesting.BoolValue.self), cardinality: .optional),
      FieldTable(
        number: 9, name: "fill_server_id", jsonName: "fillServerId",
        kind: .bool, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .enumeration(self.responseType.rawValue)
    case 2: .int32(self.responseSize)
    case 3: self.payload.map { .message($0) } ?? .absent
    case 4: .bool(self.fillUsername)
    case 5: .bool(self.fillOauthScope)
    case 6: self.responseCompressed.map { .message($0) } ?? .absent
    case 7: self.responseStatus.map { .message($0) } ?? .absent
    case 8: self.expectCompressed.map { .message($0) } ?? .absent
    case 9: .bool(self.fillServerID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.responseType = GrpcTesting.PayloadType(rawValue: try value.asEnumeration())
    case 2: self.responseSize = try value.asInt32()
    case 3: self.payload = try value.asMessage(GrpcTesting.Payload.self)
    case 4: self.fillUsername = try value.asBool()
    case 5: self.fillOauthScope = try value.asBool()
    case 6: self.responseCompressed = try value.asMessage(GrpcTesting.BoolValue.self)
    case 7: self.responseStatus = try value.asMessage(GrpcTesting.EchoStatus.self)
    case 8: self.expectCompressed = try value.asMessage(GrpcTesting.BoolValue.self)
    case 9: self.fillServerID = try value.asBool()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.SimpleResponse {
  public static let table = MessageTable(
    name: "grpc.testing.SimpleResponse",
    fields: [
      FieldTable(
        number: 1, name: "payload", jsonName: "payload",
        kind: .message(GrpcTesting.Payload.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "username", jsonName: "username",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 3, name: "oauth_scope", jsonName: "oauthScope",
        kind: .text, cardinality: .implicit),
      FieldTable(
        number: 4, name: "server_id", jsonName: "serverId",
        kind: .text, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.payload.map { .message($0) } ?? .absent
    case 2: .text(self.username)
    case 3: .text(self.oauthScope)
    case 4: .text(self.serverID)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.payload = try value.asMessage(GrpcTesting.Payload.self)
    case 2: self.username = try value.asText()
    case 3: self.oauthScope = try value.asText()
    case 4: self.serverID = try value.asText()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.StreamingInputCallRequest {
  public static let table = MessageTable(
    name: "grpc.testing.StreamingInputCallRequest",
    fields: [
      FieldTable(
        number: 1, name: "payload", jsonName: "payload",
        kind: .message(GrpcTesting.Payload.self), cardinality: .optional),
      FieldTable(
        number: 2, name: "expect_compressed", jsonName: "expectCompressed",
        kind: .message(GrpcTesting.BoolValue.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.payload.map { .message($0) } ?? .absent
    case 2: self.expectCompressed.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.payload = try value.asMessage(GrpcTesting.Payload.self)
    case 2: self.expectCompressed = try value.asMessage(GrpcTesting.BoolValue.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.StreamingInputCallResponse {
  public static let table = MessageTable(
    name: "grpc.testing.StreamingInputCallResponse",
    fields: [
      FieldTable(
        number: 1, name: "aggregated_payload_size", jsonName: "aggregatedPayloadSize",
        kind: .int32, cardinality: .implicit),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int32(self.aggregatedPayloadSize)
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.aggregatedPayloadSize = try value.asInt32()
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.ResponseParameters {
  public static let table = MessageTable(
    name: "grpc.testing.ResponseParameters",
    fields: [
      FieldTable(
        number: 1, name: "size", jsonName: "size",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 2, name: "interval_us", jsonName: "intervalUs",
        kind: .int32, cardinality: .implicit),
      FieldTable(
        number: 3, name: "compressed", jsonName: "compressed",
        kind: .message(GrpcTesting.BoolValue.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .int32(self.size)
    case 2: .int32(self.intervalUs)
    case 3: self.compressed.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.size = try value.asInt32()
    case 2: self.intervalUs = try value.asInt32()
    case 3: self.compressed = try value.asMessage(GrpcTesting.BoolValue.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.StreamingOutputCallRequest {
  public static let table = MessageTable(
    name: "grpc.testing.StreamingOutputCallRequest",
    fields: [
      FieldTable(
        number: 1, name: "response_type", jsonName: "responseType",
        kind: .enumeration(GrpcTesting.PayloadType.table), cardinality: .implicit),
      FieldTable(
        number: 2, name: "response_parameters", jsonName: "responseParameters",
        kind: .message(GrpcTesting.ResponseParameters.self), cardinality: .repeated),
      FieldTable(
        number: 3, name: "payload", jsonName: "payload",
        kind: .message(GrpcTesting.Payload.self), cardinality: .optional),
      FieldTable(
        number: 7, name: "response_status", jsonName: "responseStatus",
        kind: .message(GrpcTesting.EchoStatus.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: .enumeration(self.responseType.rawValue)
    case 2: .list(self.responseParameters.map { .message($0) })
    case 3: self.payload.map { .message($0) } ?? .absent
    case 7: self.responseStatus.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.responseType = GrpcTesting.PayloadType(rawValue: try value.asEnumeration())
    case 2: self.responseParameters = try value.asList { (item) throws(ProtobufError) -> GrpcTesting.ResponseParameters in try item.asMessage(GrpcTesting.ResponseParameters.self) }
    case 3: self.payload = try value.asMessage(GrpcTesting.Payload.self)
    case 7: self.responseStatus = try value.asMessage(GrpcTesting.EchoStatus.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}

extension GrpcTesting.StreamingOutputCallResponse {
  public static let table = MessageTable(
    name: "grpc.testing.StreamingOutputCallResponse",
    fields: [
      FieldTable(
        number: 1, name: "payload", jsonName: "payload",
        kind: .message(GrpcTesting.Payload.self), cardinality: .optional),
    ])

  public func value(of field: FieldTable) -> FieldValue {
    switch field.number {
    case 1: self.payload.map { .message($0) } ?? .absent
    default: .absent
    }
  }

  public mutating func set(_ field: FieldTable, to value: FieldValue) throws(ProtobufError) {
    switch field.number {
    case 1: self.payload = try value.asMessage(GrpcTesting.Payload.self)
    default: throw .noSuchField(field.name, of: Self.table.name)
    }
  }
}
