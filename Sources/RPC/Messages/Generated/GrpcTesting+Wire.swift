// Made by scripts/generate from the files in proto/. Do not edit.
internal import ProtobufWire
internal import CMessages
internal import CProtobufC

extension GrpcTesting.Empty {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_Empty__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_Empty.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_Empty>) {
    self.init()
  }

  func write(to wire: inout WireWriter) {
  }
}

extension GrpcTesting.BoolValue {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_BoolValue__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_BoolValue.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_BoolValue>) {
    self.init()
    self.value = c.pointee.value != 0
  }

  func write(to wire: inout WireWriter) {
    if self.value { wire.field(1, varint: self.value ? 1 : 0) }
  }
}

extension GrpcTesting.Payload {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_Payload__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_Payload.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_Payload>) {
    self.init()
    self.type = GrpcTesting.PayloadType(rawValue: c.pointee.type)
    self.body = readBytes(c.pointee.body.data, c.pointee.body.len)
  }

  func write(to wire: inout WireWriter) {
    if self.type.rawValue != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.type.rawValue))) }
    if !self.body.isEmpty { wire.bytes(2, self.body) }
  }
}

extension GrpcTesting.EchoStatus {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_EchoStatus__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_EchoStatus.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_EchoStatus>) {
    self.init()
    self.code = c.pointee.code
    self.message = readText(c.pointee.message.data, c.pointee.message.len)
  }

  func write(to wire: inout WireWriter) {
    if self.code != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.code))) }
    if !self.message.isEmpty { wire.text(2, self.message) }
  }
}

extension GrpcTesting.SimpleRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_SimpleRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_SimpleRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_SimpleRequest>) {
    self.init()
    self.responseType = GrpcTesting.PayloadType(rawValue: c.pointee.response_type)
    self.responseSize = c.pointee.response_size
    self.payload = readMessage(c.pointee.payload) { GrpcTesting.Payload(c: $0) }
    self.fillUsername = c.pointee.fill_username != 0
    self.fillOauthScope = c.pointee.fill_oauth_scope != 0
    self.responseCompressed = readMessage(c.pointee.response_compressed) { GrpcTesting.BoolValue(c: $0) }
    self.responseStatus = readMessage(c.pointee.response_status) { GrpcTesting.EchoStatus(c: $0) }
    self.expectCompressed = readMessage(c.pointee.expect_compressed) { GrpcTesting.BoolValue(c: $0) }
    self.fillServerID = c.pointee.fill_server_id != 0
  }

  func write(to wire: inout WireWriter) {
    if self.responseType.rawValue != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.responseType.rawValue))) }
    if self.responseSize != 0 { wire.field(2, varint: UInt64(bitPattern: Int64(self.responseSize))) }
    if let value = self.payload { wire.message(3) { value.write(to: &$0) } }
    if self.fillUsername { wire.field(4, varint: self.fillUsername ? 1 : 0) }
    if self.fillOauthScope { wire.field(5, varint: self.fillOauthScope ? 1 : 0) }
    if let value = self.responseCompressed { wire.message(6) { value.write(to: &$0) } }
    if let value = self.responseStatus { wire.message(7) { value.write(to: &$0) } }
    if let value = self.expectCompressed { wire.message(8) { value.write(to: &$0) } }
    if self.fillServerID { wire.field(9, varint: self.fillServerID ? 1 : 0) }
  }
}

extension GrpcTesting.SimpleResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_SimpleResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_SimpleResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_SimpleResponse>) {
    self.init()
    self.payload = readMessage(c.pointee.payload) { GrpcTesting.Payload(c: $0) }
    self.username = readText(c.pointee.username.data, c.pointee.username.len)
    self.oauthScope = readText(c.pointee.oauth_scope.data, c.pointee.oauth_scope.len)
    self.serverID = readText(c.pointee.server_id.data, c.pointee.server_id.len)
  }

  func write(to wire: inout WireWriter) {
    if let value = self.payload { wire.message(1) { value.write(to: &$0) } }
    if !self.username.isEmpty { wire.text(2, self.username) }
    if !self.oauthScope.isEmpty { wire.text(3, self.oauthScope) }
    if !self.serverID.isEmpty { wire.text(4, self.serverID) }
  }
}

extension GrpcTesting.StreamingInputCallRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_StreamingInputCallRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_StreamingInputCallRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_StreamingInputCallRequest>) {
    self.init()
    self.payload = readMessage(c.pointee.payload) { GrpcTesting.Payload(c: $0) }
    self.expectCompressed = readMessage(c.pointee.expect_compressed) { GrpcTesting.BoolValue(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if let value = self.payload { wire.message(1) { value.write(to: &$0) } }
    if let value = self.expectCompressed { wire.message(2) { value.write(to: &$0) } }
  }
}

extension GrpcTesting.StreamingInputCallResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_StreamingInputCallResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_StreamingInputCallResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_StreamingInputCallResponse>) {
    self.init()
    self.aggregatedPayloadSize = c.pointee.aggregated_payload_size
  }

  func write(to wire: inout WireWriter) {
    if self.aggregatedPayloadSize != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.aggregatedPayloadSize))) }
  }
}

extension GrpcTesting.ResponseParameters {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_ResponseParameters__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_ResponseParameters.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_ResponseParameters>) {
    self.init()
    self.size = c.pointee.size
    self.intervalUs = c.pointee.interval_us
    self.compressed = readMessage(c.pointee.compressed) { GrpcTesting.BoolValue(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.size != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.size))) }
    if self.intervalUs != 0 { wire.field(2, varint: UInt64(bitPattern: Int64(self.intervalUs))) }
    if let value = self.compressed { wire.message(3) { value.write(to: &$0) } }
  }
}

extension GrpcTesting.StreamingOutputCallRequest {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_StreamingOutputCallRequest__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_StreamingOutputCallRequest.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_StreamingOutputCallRequest>) {
    self.init()
    self.responseType = GrpcTesting.PayloadType(rawValue: c.pointee.response_type)
    self.responseParameters = readMessages(c.pointee.n_response_parameters, c.pointee.response_parameters) { GrpcTesting.ResponseParameters(c: $0) }
    self.payload = readMessage(c.pointee.payload) { GrpcTesting.Payload(c: $0) }
    self.responseStatus = readMessage(c.pointee.response_status) { GrpcTesting.EchoStatus(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if self.responseType.rawValue != 0 { wire.field(1, varint: UInt64(bitPattern: Int64(self.responseType.rawValue))) }
    for item in self.responseParameters { wire.message(2) { item.write(to: &$0) } }
    if let value = self.payload { wire.message(3) { value.write(to: &$0) } }
    if let value = self.responseStatus { wire.message(7) { value.write(to: &$0) } }
  }
}

extension GrpcTesting.StreamingOutputCallResponse {
  public init(serialized bytes: [UInt8]) throws(ProtobufError) {
    self = try decodeMessage(bytes, MessageLayout(GrpcTesting_StreamingOutputCallResponse__table())) { message in
      Self(c: message.assumingMemoryBound(to: GrpcTesting_StreamingOutputCallResponse.self))
    }
  }

  public func serialized() -> [UInt8] {
    var wire = WireWriter()
    write(to: &wire)
    return wire.bytes
  }

  init(c: UnsafePointer<GrpcTesting_StreamingOutputCallResponse>) {
    self.init()
    self.payload = readMessage(c.pointee.payload) { GrpcTesting.Payload(c: $0) }
  }

  func write(to wire: inout WireWriter) {
    if let value = self.payload { wire.message(1) { value.write(to: &$0) } }
  }
}
