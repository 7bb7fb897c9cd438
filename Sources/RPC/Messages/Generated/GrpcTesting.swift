// Made by scripts/generate from the files in proto/. Do not edit.

/// The messages and services of `grpc.testing`.
public enum GrpcTesting {}

extension GrpcTesting {
  /// `grpc.testing.PayloadType`.
  public enum PayloadType: Sendable, Hashable {
    /// Compresses well.
    case compressable
    /// A number that this version does not know; kept as it came.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .compressable
      default: self = .unrecognized(rawValue)
      }
    }

    /// The number on the wire.
    public var rawValue: Int32 {
      switch self {
      case .compressable: 0
      case .unrecognized(let value): value
      }
    }

    /// The names of the proto.
    public static let table = EnumTable(
      name: "grpc.testing.PayloadType",
      values: [
        (0, "COMPRESSABLE"),
      ])
  }
}

extension GrpcTesting {
  /// `grpc.testing.Empty`.
  public struct Empty: ProtoMessage {
    public init() {}
  }
}

extension GrpcTesting {
  /// A bool that may be absent.
  public struct BoolValue: ProtoMessage {
    public var value: Bool = false

    public init() {}

    public init(
      value: Bool = false
    ) {
      self.value = value
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.Payload`.
  public struct Payload: ProtoMessage {
    public var type: GrpcTesting.PayloadType = .compressable
    public var body: [UInt8] = []

    public init() {}

    public init(
      type: GrpcTesting.PayloadType = .compressable,
      body: [UInt8] = []
    ) {
      self.type = type
      self.body = body
    }
  }
}

extension GrpcTesting {
  /// The status that the server is asked to answer with.
  public struct EchoStatus: ProtoMessage {
    public var code: Int32 = 0
    public var message: String = ""

    public init() {}

    public init(
      code: Int32 = 0,
      message: String = ""
    ) {
      self.code = code
      self.message = message
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.SimpleRequest`.
  public struct SimpleRequest: ProtoMessage {
    public var responseType: GrpcTesting.PayloadType = .compressable
    public var responseSize: Int32 = 0
    public var payload: GrpcTesting.Payload? = nil
    public var fillUsername: Bool = false
    public var fillOauthScope: Bool = false
    /// Whether the answer is to be compressed.
    public var responseCompressed: GrpcTesting.BoolValue? = nil
    public var responseStatus: GrpcTesting.EchoStatus? = nil
    /// Whether this request should have arrived compressed.
    public var expectCompressed: GrpcTesting.BoolValue? = nil
    public var fillServerID: Bool = false

    public init() {}

    public init(
      responseType: GrpcTesting.PayloadType = .compressable,
      responseSize: Int32 = 0,
      payload: GrpcTesting.Payload? = nil,
      fillUsername: Bool = false,
      fillOauthScope: Bool = false,
      responseCompressed: GrpcTesting.BoolValue? = nil,
      responseStatus: GrpcTesting.EchoStatus? = nil,
      expectCompressed: GrpcTesting.BoolValue? = nil,
      fillServerID: Bool = false
    ) {
      self.responseType = responseType
      self.responseSize = responseSize
      self.payload = payload
      self.fillUsername = fillUsername
      self.fillOauthScope = fillOauthScope
      self.responseCompressed = responseCompressed
      self.responseStatus = responseStatus
      self.expectCompressed = expectCompressed
      self.fillServerID = fillServerID
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.SimpleResponse`.
  public struct SimpleResponse: ProtoMessage {
    public var payload: GrpcTesting.Payload? = nil
    public var username: String = ""
    public var oauthScope: String = ""
    public var serverID: String = ""

    public init() {}

    public init(
      payload: GrpcTesting.Payload? = nil,
      username: String = "",
      oauthScope: String = "",
      serverID: String = ""
    ) {
      self.payload = payload
      self.username = username
      self.oauthScope = oauthScope
      self.serverID = serverID
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.StreamingInputCallRequest`.
  public struct StreamingInputCallRequest: ProtoMessage {
    public var payload: GrpcTesting.Payload? = nil
    public var expectCompressed: GrpcTesting.BoolValue? = nil

    public init() {}

    public init(
      payload: GrpcTesting.Payload? = nil,
      expectCompressed: GrpcTesting.BoolValue? = nil
    ) {
      self.payload = payload
      self.expectCompressed = expectCompressed
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.StreamingInputCallResponse`.
  public struct StreamingInputCallResponse: ProtoMessage {
    public var aggregatedPayloadSize: Int32 = 0

    public init() {}

    public init(
      aggregatedPayloadSize: Int32 = 0
    ) {
      self.aggregatedPayloadSize = aggregatedPayloadSize
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.ResponseParameters`.
  public struct ResponseParameters: ProtoMessage {
    public var size: Int32 = 0
    /// Microseconds before this answer.
    public var intervalUs: Int32 = 0
    public var compressed: GrpcTesting.BoolValue? = nil

    public init() {}

    public init(
      size: Int32 = 0,
      intervalUs: Int32 = 0,
      compressed: GrpcTesting.BoolValue? = nil
    ) {
      self.size = size
      self.intervalUs = intervalUs
      self.compressed = compressed
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.StreamingOutputCallRequest`.
  public struct StreamingOutputCallRequest: ProtoMessage {
    public var responseType: GrpcTesting.PayloadType = .compressable
    public var responseParameters: [GrpcTesting.ResponseParameters] = []
    public var payload: GrpcTesting.Payload? = nil
    public var responseStatus: GrpcTesting.EchoStatus? = nil

    public init() {}

    public init(
      responseType: GrpcTesting.PayloadType = .compressable,
      responseParameters: [GrpcTesting.ResponseParameters] = [],
      payload: GrpcTesting.Payload? = nil,
      responseStatus: GrpcTesting.EchoStatus? = nil
    ) {
      self.responseType = responseType
      self.responseParameters = responseParameters
      self.payload = payload
      self.responseStatus = responseStatus
    }
  }
}

extension GrpcTesting {
  /// `grpc.testing.StreamingOutputCallResponse`.
  public struct StreamingOutputCallResponse: ProtoMessage {
    public var payload: GrpcTesting.Payload? = nil

    public init() {}

    public init(
      payload: GrpcTesting.Payload? = nil
    ) {
      self.payload = payload
    }
  }
}
