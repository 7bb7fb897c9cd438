internal import ArgumentParser
internal import Base
internal import Composition
internal import Foundation
internal import Ports
internal import TLSWire

/// Errors as people read them.
enum Explanation {
  /// What `error` says, without the names of types and cases.
  static func text(_ error: any Error) -> String {
    switch error {
    case let refusal as any Refusal: "\(refusal.explanation) (\(refusal.reason))"
    case let error as TLSError: text(error)
    case CryptoError.badKey(let why): "a key cannot be used: \(why)"
    case CryptoError.failed(let why): why
    case let error as SQLError: text(error)
    case let error as JournalError: text(error)
    case let error as CocoaError: text(error)
    default: "\(error)"
    }
  }

  private static func text(_ error: TLSError) -> String {
    switch error {
    case .badConfiguration(let why), .untrusted(let why), .refusedByPeer(let why),
      .noCommonProtocol(let why), .broken(let why):
      why
    case .notEstablished: "the TLS connection is not established"
    default: "\(error)"
    }
  }

  private static func text(_ error: SQLError) -> String {
    switch error {
    case .closed(let why): "a store cannot be used: \(why)"
    case .full(let why): "a store has no room: \(why)"
    case .unknownOutcome(let why): "a commit failed half-way: \(why)"
    case .duplicate(let why), .constraint(let why), .unexpected(let why):
      "a store holds what this program does not expect: \(why)"
    }
  }

  private static func text(_ error: JournalError) -> String {
    switch error {
    case .closed: "the journal of stock cannot be used: it is closed"
    case .fenced(let segment): "another process writes the journal of \(segment)"
    case .unknownOutcome(let why): "a commit of the journal failed half-way: \(why)"
    case .corrupt(let why): "the journal of stock is damaged: \(why)"
    }
  }

  private static func text(_ error: CocoaError) -> String {
    let path = error.userInfo[NSFilePathErrorKey] as? String ?? (error.userInfo[NSURLErrorKey] as? URL)?.path
    let why =
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such file"
      case .fileReadNoPermission, .fileWriteNoPermission: "permission denied"
      case .fileWriteOutOfSpace: "the disk is full"
      case .fileWriteFileExists: "a file of this name is in the way"
      case .fileWriteVolumeReadOnly: "the disk is read-only"
      default: error.localizedDescription
      }
    return path.map { "\($0): \(why)" } ?? why
  }
}

extension CommandFailure {
  /// What became of a verb, with its stable exit code; nil for what the parser of arguments throws.
  init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let invalid as Configuration.Invalid: self.init(.usage, invalid.description)
    case let cannot as CannotStart: self.init(cannot.isUsage ? .usage : .failed, cannot.description)
    case is any Refusal: self.init(.refused, Explanation.text(error))
    case is SQLError, is JournalError:
      self.init(
        .failed, "\(Explanation.text(error)). Is another onsale using this data directory?")
    default:
      guard OnsaleCommand.exitCode(for: error) == .failure else { return nil }
      self.init(.failed, Explanation.text(error))
    }
  }
}
